using System.Management.Automation;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Frontiers.Redis;

namespace LinkTools.Commands;

/// <summary>Removes the state of a crawl: its state file, or its keys on a server.</summary>
[Cmdlet(
    VerbsCommon.Remove, "CrawlState", DefaultParameterSetName = PathSet, SupportsShouldProcess = true,
    ConfirmImpact = ConfirmImpact.Medium, HelpUri = "https://github.com/linktools/linktools")]
public sealed class RemoveCrawlStateCommand : CrawlStateCmdlet
{
    /// <summary>Removes a crawl on a server even if processes are working on it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void ProcessFile(string file)
    {
        StateRemover.Check(file);
        if (ShouldProcess(file, "Remove the state of the crawl"))
            StateRemover.Remove(file);
    }

    private protected override void ProcessServer(RedisAddress server)
    {
        if (ShouldProcess(server.ToString(), "Remove the state of the crawl"))
            Await(async stop =>
            {
                await ServerState.RemoveAsync(server, Force, stop).ConfigureAwait(false);
                return true;
            });
    }
}
