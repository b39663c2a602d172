using System.Management.Automation;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Frontiers.Redis;

namespace LinkTools.Commands;

/// <summary>Tells what a crawl has done so far, from its state file or server.</summary>
[Cmdlet(
    VerbsCommon.Get, "CrawlState", DefaultParameterSetName = PathSet,
    HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(CrawlState), typeof(CrawlFailure))]
public sealed class GetCrawlStateCommand : CrawlStateCmdlet
{
    /// <summary>Lists the pages that failed instead.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    private protected override void ProcessFile(string file)
    {
        if (!Failed)
        {
            WriteObject(StateReader.Read(file));
            return;
        }

        foreach (var failure in StateReader.ReadFailures(file))
            WriteObject(failure);
    }

    private protected override void ProcessServer(RedisAddress server)
    {
        if (!Failed)
        {
            WriteObject(Await(stop => ServerState.ReadAsync(server, stop)));
            return;
        }

        var failures = Await(
            async stop => await ServerState.ReadFailuresAsync(server, stop).ToListAsync(stop).ConfigureAwait(false));
        foreach (var failure in failures)
            WriteObject(failure);
    }
}
