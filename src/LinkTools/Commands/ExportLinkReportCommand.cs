using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>Writes reports on checked links, and fails a build when they are broken.</summary>
[Cmdlet(
    VerbsData.Export, "LinkReport", DefaultParameterSetName = PathSet, SupportsShouldProcess = true,
    HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(LinkCheck), typeof(PageLink))]
public sealed class ExportLinkReportCommand : PSCmdlet, IDisposable
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private LinkReportRun? _run;

    /// <summary>What Test-PageLink or Get-PageLinks gave, or rows of their CSV.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The files to write; their endings say which kind of report each is.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [Alias("FilePath")]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The files to write, every character taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The kind of report, where the file's name does not say it.</summary>
    [Parameter]
    [ValidateSet("Html", "Markdown", "JUnit", "Sarif", "GitLab", "Json")]
    public string? Format { get; set; }

    /// <summary>What the report is called.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "Link report";

    /// <summary>The verdicts that end the command in an error, after everything is written.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CheckStatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] FailOn { get; set; } = [];

    /// <summary>Lists links that are fine, or were not asked, too.</summary>
    [Parameter]
    public SwitchParameter IncludeOk { get; set; }

    /// <summary>Writes annotations for GitHub Actions to the host.</summary>
    [Parameter]
    public SwitchParameter Annotate { get; set; }

    /// <summary>Hands the links on down the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Does not replace a report that is there.</summary>
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
