using System.Management.Automation;
using System.Text;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>
/// Tests whether a user agent may fetch URLs, and shows the line of robots.txt that decides (RFC 9309).
/// </summary>
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
    private UrlInput? _input;
    private bool _isLocal, _isUrlNamed;

    /// <summary>The URLs, absolute.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Uri", "Href", "Loc", "Link")]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    [UrlText]
    public string?[]? Url { get; set; }

    /// <summary>URLs, and objects with a URL.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull, AllowEmptyString, AllowEmptyCollection]
    public PSObject? InputObject { get; set; }

    /// <summary>A local robots.txt that is used instead of those of the sites.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string RobotsPath { get; set; } = "";

    /// <summary>The text of a robots.txt that is used instead of those of the sites.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TextSet)]
    [AllowEmptyString, AllowEmptyCollection]
    public string[] RobotsText { get; set; } = [];

    /// <summary>Returns only True or False.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override void Validate()
    {
        _isUrlNamed = UrlInput.IsNamed(this, Url);
        _input = new UrlInput(this);
        _isLocal = ParameterSetName != SiteSet;
        if (_isLocal)
            NoEffect.Warn(
                this, "a given robots.txt is read without requests",
                ParameterSetName == PathSet ? [nameof(UserAgent), nameof(TimeoutSec)] : [nameof(UserAgent)]);
        _run = ParameterSetName switch
        {
            TextSet =>
                new RobotsUrlRun(
                    BuildFetchOptions(), Quiet,
                    RobotsFile.Parse(Encoding.UTF8.GetBytes(string.Join('\n', RobotsText))), ""),
            PathSet => ReadFile(),
            _ => new RobotsUrlRun(BuildFetchOptions(), Quiet, null, ""),
        };
    }

    protected override void Accept()
    {
        foreach (var text in _isUrlNamed ? _input!.ReadNamed(Url) : _input!.Read(InputObject, Url))
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
