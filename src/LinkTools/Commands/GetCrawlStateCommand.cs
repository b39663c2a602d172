using System.Management.Automation;
using LinkTools.Core.Frontiers;

namespace LinkTools.Commands;

/// <summary>Tells what a crawl has done so far, from its state file.</summary>
[Cmdlet(VerbsCommon.Get, "CrawlState", HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(CrawlState), typeof(CrawlFailure))]
public sealed class GetCrawlStateCommand : PSCmdlet
{
    /// <summary>The state file.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "StatePath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Lists the pages that failed instead.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var given in Path)
        {
            var path = GetUnresolvedProviderPathFromPSPath(given);
            try
            {
                if (Failed)
                    WriteObject(StateReader.ReadFailures(path), enumerateCollection: true);
                else
                    WriteObject(StateReader.Read(path));
            }
            catch (CrawlStateException exception)
            {
                WriteError(Errors.State(exception, path));
            }
        }
    }
}
