using System.Globalization;
using System.Management.Automation;
using LinkTools.Core.Checking;
using LinkTools.Core.Output.Reports;

namespace LinkTools.Commands;

/// <summary>
/// Writes problems as lines that GitHub Actions shows beside the code: at most ten of a kind, because it shows no more
/// of one step.
/// </summary>
internal sealed class GitHubAnnotations
{
    private const int MaxOfKind = 10;

    private readonly PSCmdlet _cmdlet;
    private readonly string _root;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private GitHubAnnotations(PSCmdlet cmdlet)
    {
        _cmdlet = cmdlet;
        _root = cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath;
    }

    /// <summary>Null if nobody would read the lines.</summary>
    public static GitHubAnnotations? Start(PSCmdlet cmdlet)
    {
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") is "true" or "1")
            return new GitHubAnnotations(cmdlet);
        cmdlet.WriteVerbose("-Annotate has no effect, because GITHUB_ACTIONS is not set.");
        return null;
    }

    public void Add(LinkCheck link)
    {
        if (link.IsKnown || CheckStatuses.Find(link.Status) is not { } status || !CheckStatuses.IsFinding(status))
            return;
        var kind = status is CheckStatus.Broken or CheckStatus.Unreachable or CheckStatus.FragmentMissing
            ? "error" : status == CheckStatus.Blocked ? "notice" : "warning";
        var count = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        if (count > MaxOfKind)
            return;
        var place = link.SourceUrl.Length == 0 ? "" : $"file={Property(FileOf(link))},"
            + string.Create(
                CultureInfo.InvariantCulture, $"line={Math.Max(1, link.Line)},col={Math.Max(1, link.Column)},");
        var message = link.Message.Length > 0 ? link.Message : CheckStatuses.Explain(status);
        var target = link.Url.Length > 0 ? link.Url : link.Href;
        _cmdlet.Host.UI.WriteLine(
            $"::{kind} {place}title={Property($"Link {status}")}::{Message($"{target}: {message}")}");
    }

    public void End()
    {
        foreach (var (kind, count) in _counts.Where(pair => pair.Value > MaxOfKind))
            _cmdlet.Host.UI.WriteLine($"::notice::{count - MaxOfKind} more of kind {kind} are in the report.");
    }

    private string FileOf(LinkCheck link) => ReportText.LocalPath(link.SourceUrl, _root) ?? link.SourceUrl;

    // The runner knows these escapes. Without them, a text with a line break could begin a command of its own.
    private static string Message(string text) => SafeText.Clean(text)
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Message(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
