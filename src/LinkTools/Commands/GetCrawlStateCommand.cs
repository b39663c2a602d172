using System.Management.Automation;
using LinkTools.Core.Frontiers;

namespace LinkTools.Commands;

/// <summary>Tells what a crawl has done so far, from its state file.</summary>
[Cmdlet(
    VerbsCommon.Get, "CrawlState", DefaultParameterSetName = PathSet,
    HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(CrawlState), typeof(CrawlFailure), typeof(CrawlPage))]
public sealed class GetCrawlStateCommand : PSCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>State files; wildcards allowed.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("StatePath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>State files, every character taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Lists the pages that failed instead.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <summary>Lists the pages that are known instead; with -Failed, those of them that failed.</summary>
    [Parameter]
    public SwitchParameter Pages { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var isLiteral = ParameterSetName == LiteralPathSet;
        // Where no wildcard is written the file itself is asked for, so that its absence is said in words of crawls.
        foreach (var given in isLiteral ? LiteralPath : Path)
        {
            foreach (var file in FilePaths.Resolve(
                    this, [given], isLiteral || !WildcardPattern.ContainsWildcardCharacters(given)))
                Show(file);
        }
    }

    private void Show(string file)
    {
        // A share that is gone answers nobody; one that answers here will do so again.
        FileWait.Run(this, () => File.Exists(file));
        try
        {
            if (Pages)
                WriteObject(StateReader.ReadPages(file, Failed), enumerateCollection: true);
            else if (Failed)
                WriteObject(StateReader.ReadFailures(file), enumerateCollection: true);
            else
                WriteObject(StateReader.Read(file));
        }
        catch (CrawlStateException exception)
        {
            WriteError(Errors.State(exception, file));
        }
    }
}
