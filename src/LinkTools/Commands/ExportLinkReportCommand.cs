using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>Writes reports about checked links, and can fail a build.</summary>
[Cmdlet(
    VerbsData.Export, "LinkReport", DefaultParameterSetName = PathSet, SupportsShouldProcess = true,
    HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(LinkCheck), typeof(PageLink))]
public sealed class ExportLinkReportCommand : PSCmdlet, IDisposable
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private LinkReportRun? _run;

    /// <summary>Objects from Test-PageLink or Get-PageLinks, or rows of their CSV files.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The files to write; the extension decides the format of each.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [Alias("FilePath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files to write, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The format of the report, if the extension does not say it.</summary>
    [Parameter]
    [ValidateSet("Html", "Markdown", "JUnit", "Sarif", "GitLab", "Json")]
    public string? Format { get; set; }

    /// <summary>The title of the report.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Link report";

    /// <summary>The statuses that end the command with an error, after everything is written.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CheckStatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] FailOn { get; set; } = [];

    /// <summary>Also lists links that work or were not requested.</summary>
    [Parameter]
    public SwitchParameter IncludeOk { get; set; }

    /// <summary>Writes annotations for GitHub Actions to the host.</summary>
    [Parameter]
    public SwitchParameter Annotate { get; set; }

    /// <summary>Also returns the links.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Does not replace an existing report.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces a report that is read-only.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _run = new LinkReportRun(this);
        _run.Begin(ParameterSetName == LiteralPathSet ? LiteralPath : Path, ParameterSetName == LiteralPathSet);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_run!.Add(InputObject) && PassThru)
            WriteObject(InputObject);
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => _run!.End();
}
