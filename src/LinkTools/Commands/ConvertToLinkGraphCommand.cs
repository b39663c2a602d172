using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>Turns links into a graph that other programs draw.</summary>
[Cmdlet(VerbsData.ConvertTo, "LinkGraph", HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(string))]
public sealed class ConvertToLinkGraphCommand : PSCmdlet
{
    private LinkGraphRun? _run;

    /// <summary>Objects from Get-PageLinks or Test-PageLink, or rows of their CSV files.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The format of the graph.</summary>
    [Parameter(Position = 0)]
    [ValidateSet("Dot", "GraphML")]
    public string As { get; set; } = "Dot";

    /// <summary>What a node stands for.</summary>
    [Parameter]
    [ValidateSet("Page", "Directory", "Host")]
    public string GroupBy { get; set; } = "Page";

    /// <inheritdoc/>
    protected override void BeginProcessing() => _run = new LinkGraphRun(this);

    /// <inheritdoc/>
    protected override void ProcessRecord() => _run!.Add(InputObject);

    /// <inheritdoc/>
    protected override void EndProcessing() => _run!.End();
}
