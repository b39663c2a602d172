using System.Management.Automation;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>Tells whether a user agent may fetch URLs, and which line of robots.txt says so (RFC 9309).</summary>
[Cmdlet(
    VerbsDiagnostic.Test, "RobotsUrl", DefaultParameterSetName = SiteSet,
    HelpUri = "https://github.com/linktools/linktools")]
[OutputType(typeof(RobotsAnswer), typeof(bool))]
public sealed class TestRobotsUrlCommand : FetchCmdlet
{
    private const string SiteSet = "Site";
    private const string PathSet = "Path";
    private const string TextSet = "Text";

    private RobotsUrlRun? _run;
    private bool _isLocal;

    /// <summary>The URLs, absolute.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Uri")]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    public string?[]? Url { get; set; }

    /// <summary>A local robots.txt to ask instead of the sites'.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string RobotsPath { get; set; } = "";

    /// <summary>The text of a robots.txt to ask instead of the sites'.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TextSet)]
    [AllowEmptyString, AllowEmptyCollection]
    public string[] RobotsText { get; set; } = [];

    /// <summary>Gives True or False alone.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void Validate()
    {
        _isLocal = ParameterSetName != SiteSet;
        _run = ParameterSetName switch
        {
            TextSet => new RobotsUrlRun(BuildFetchOptions(), Quiet, RobotsFile.Parse(string.Join('\n', RobotsText)), ""),
            PathSet => ReadFile(),
            _ => new RobotsUrlRun(BuildFetchOptions(), Quiet, null, ""),
        };
    }

    protected override void Accept()
    {
        foreach (var text in Url is { Length: > 0 } urls ? urls : Url is null ? [null] : [])
        {
            if (
                Errors.FindUnusable(
                    text, SendsCredentials && !AllowUnencryptedAuthentication && !_isLocal,
                    out var url) is { } error)
                WriteError(error);
            else
                Post(url!);
        }
    }

    private protected override Task RunAsync(RecordQueue records, CancellationToken stop) =>
        _run!.RunAsync(ReadInputAsync<WebUrl>(stop), records, stop);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _run?.Dispose();
    }

    private protected override ErrorRecord? Explain(Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => Errors.Path(fault, RobotsPath),
        TimeoutException => Errors.FileTimeout(RobotsPath, TimeoutSec),
        IOException or UnauthorizedAccessException when ParameterSetName == PathSet =>
            Errors.RobotsFile(fault, RobotsPath),
        _ => null,
    };

    private RobotsUrlRun ReadFile()
    {
        var options = BuildFetchOptions();
        try
        {
            return new RobotsUrlRun(options, Quiet, null, GetUnresolvedProviderPathFromPSPath(RobotsPath));
        }
        catch (Exception exception) when (Errors.IsPathFault(exception))
        {
            ThrowTerminatingError(Errors.Path(exception, RobotsPath));
            throw;
        }
    }
}
