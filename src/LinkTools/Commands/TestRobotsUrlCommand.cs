using System.Management.Automation;
using LinkTools.Core.Pages;
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

    private object? _checker;
    private object? _file;
    private string _agent = "", _location = "";

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
        var options = BuildFetchOptions();
        _agent = options.UserAgent;
        _checker = new RobotsChecker(options);
        if (ParameterSetName == TextSet)
            _file = RobotsFile.Parse(string.Join('\n', RobotsText));
        else if (ParameterSetName == PathSet)
            _file = ReadFile();
    }

    protected override void Accept()
    {
        foreach (var text in Url is { Length: > 0 } urls ? urls : Url is null ? [null] : [])
        {
            if (
                Errors.FindUnusable(
                    text, SendsCredentials && !AllowUnencryptedAuthentication && _file is null,
                    out var url) is { } error)
                WriteError(error);
            else
                Post(url!);
        }
    }

    private protected override async Task RunAsync(RecordQueue records, CancellationToken stop)
    {
        var unread = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var url in ReadInputAsync<WebUrl>(stop).ConfigureAwait(false))
        {
            var (answer, failure) = _file is RobotsFile file
                ? (RobotsChecker.Answer(file, url, _agent, _location), null)
                : await ((RobotsChecker)_checker!).CheckAsync(url, stop).ConfigureAwait(false);
            // The same file stands behind many URLs: that it cannot be read is said once.
            if (failure is not null && unread.Add(answer.RobotsUrl))
                await records.PutAsync(
                    StreamRecord.Warning(
                        $"{answer.RobotsUrl} could not be read ({failure}): nothing there may be fetched for now "
                        + "(RFC 9309, 2.3.1.4)."),
                    stop).ConfigureAwait(false);
            await records.PutAsync(
                new StreamRecord(RecordKind.Objects, new object[] { Quiet ? answer.Allowed : answer }),
                stop).ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        (_checker as IDisposable)?.Dispose();
    }

    private RobotsFile ReadFile()
    {
        try
        {
            _location = GetUnresolvedProviderPathFromPSPath(RobotsPath);
            return RobotsFile.Parse(File.ReadAllBytes(_location));
        }
        catch (Exception exception) when (
            exception is FileNotFoundException or DirectoryNotFoundException || Errors.IsPathFault(exception))
        {
            ThrowTerminatingError(Errors.Path(exception, RobotsPath));
            throw;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(
                new ErrorRecord(exception, nameof(FailureReason.FileUnreadable), ErrorCategory.ReadError, RobotsPath));
            throw;
        }
    }
}
