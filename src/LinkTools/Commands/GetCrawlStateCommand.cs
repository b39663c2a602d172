using System.Management.Automation;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Frontiers.Redis;

namespace LinkTools.Commands;

/// <summary>Shows what a crawl has done, from its state file or server.</summary>
[Cmdlet(
    VerbsCommon.Get, "CrawlState", DefaultParameterSetName = PathSet,
    HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(CrawlState), typeof(CrawlFailure), typeof(CrawlPage))]
public sealed class GetCrawlStateCommand : CrawlStateCmdlet
{
    /// <summary>Lists the failed pages instead.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <summary>Lists the known pages instead; with -Failed, those that failed.</summary>
    [Parameter]
    public SwitchParameter Pages { get; set; }

    private protected override void ProcessFile(string file)
    {
        // A share that is gone does not answer at all; one that answers here will also answer later.
        FileWait.Run(this, () => File.Exists(file));
        if (Pages)
            WriteObject(StateReader.ReadPages(file, Failed), enumerateCollection: true);
        else if (Failed)
            WriteObject(StateReader.ReadFailures(file), enumerateCollection: true);
        else
            WriteObject(StateReader.Read(file));
    }

    private protected override void ProcessServer(RedisAddress server)
    {
        if (Pages)
            WriteObject(Await(stop => Gather(ServerState.ReadPagesAsync(server, Failed, stop), stop)), true);
        else if (Failed)
            WriteObject(Await(stop => Gather(ServerState.ReadFailuresAsync(server, stop), stop)), true);
        else
            WriteObject(Await(stop => ServerState.ReadAsync(server, stop)));
    }

    private static async Task<List<T>> Gather<T>(IAsyncEnumerable<T> items, CancellationToken stop) =>
        await items.ToListAsync(stop).ConfigureAwait(false);
}
