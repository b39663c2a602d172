using System.Collections.ObjectModel;
using System.Management.Automation;
using LinkTools.Core.Frontiers;

namespace LinkTools.Commands;

/// <summary>Tells what a crawl has done so far, from its state file.</summary>
[Cmdlet(VerbsCommon.Get, "CrawlState", DefaultParameterSetName = PathSet, HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(CrawlState), typeof(CrawlFailure))]
public sealed class GetCrawlStateCommand : PSCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>State files; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
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

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var given in ParameterSetName == PathSet ? Path : LiteralPath)
        {
            foreach (var file in Resolve(given))
                Show(file);
        }
    }

    // Where no wildcard is written the file itself is asked for, so that its absence is said in words of crawls.
    private Collection<string> Resolve(string path)
    {
        try
        {
            return ParameterSetName == PathSet && WildcardPattern.ContainsWildcardCharacters(path)
                ? GetResolvedProviderPathFromPSPath(path, out _)
                : [GetUnresolvedProviderPathFromPSPath(path)];
        }
        catch (Exception exception) when (Errors.IsPathFault(exception))
        {
            WriteError(Errors.Path(exception, path));
            return [];
        }
    }

    private void Show(string file)
    {
        try
        {
            if (!Failed)
            {
                WriteObject(StateReader.Read(file));
                return;
            }

            foreach (var failure in StateReader.ReadFailures(file))
                WriteObject(failure);
        }
        catch (CrawlStateException exception)
        {
            WriteError(Errors.State(exception, file));
        }
    }
}
