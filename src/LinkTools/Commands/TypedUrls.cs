using System.Management.Automation;
using System.Text.RegularExpressions;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>
/// URLs as people type them: without a scheme, in lists with comments, or a path instead of a URL. Not for URLs in
/// properties, which a program wrote.
/// </summary>
internal sealed partial class TypedUrls(FetchCmdlet cmdlet)
{
    // People mean a file by these endings, and no host has them.
    private static readonly string[] FileEndings = [
        "html", "htm", "xhtml", "xht", "mhtml", "mht", "txt", "csv", "json"];

    private readonly bool _holdsSecrets = Secrets.AreGiven(cmdlet);

    /// <summary>The lines of a text, without their line ends.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.AsSpan().IndexOfAny('\r', '\n') < 0
            ? [text]
            : text.ReplaceLineEndings("\n").Trim('\n').Split('\n');

    /// <summary>True for a line without a URL: blank, or a comment. Verbose says so.</summary>
    public bool IsPassedOver(string line, bool isNamed)
    {
        var text = line.AsSpan().TrimStart('\uFEFF').Trim();
        if (text.Length > 0 && text[0] == '#')
            cmdlet.WriteVerbose($"Ignored the comment '{line.Trim()}'.");
        else if (text.Length == 0 && !isNamed)
            cmdlet.WriteVerbose("Ignored a blank line.");
        else
            return false;
        return true;
    }

    /// <summary>
    /// The URL that was meant: http:// is put before the name of a host, as Invoke-WebRequest and curl do. Null after
    /// an error.
    /// </summary>
    public string? Complete(string? text)
    {
        var typed = text?.TrimStart('\uFEFF').Trim() ?? "";
        if (typed.Length == 0 || WebUrl.Parse(typed) is { IsHttp: true })
            return text;
        var isHost = HostName().Match(typed) is { Success: true } match && !IsFileName(match);
        // mailto:, ftp: and the like are schemes, not paths.
        if (!isHost && OtherScheme().IsMatch(typed))
            return text;
        if (IsPath(typed))
            cmdlet.WriteError(InputErrors.PathAsUrl(typed));
        else if (!isHost)
            return text;
        else if (_holdsSecrets)
            cmdlet.WriteError(InputErrors.SchemeMissing(typed));
        else
            return "http://" + typed;
        return null;
    }

    private static bool IsFileName(Match match) => match.Groups["rest"].Length == 0
        && FileEndings.Contains(match.Value[(match.Value.LastIndexOf('.') + 1)..], StringComparer.OrdinalIgnoreCase);

    private bool IsPath(string text)
    {
        try
        {
            var path = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(text, out var provider, out _);
            if (!FilePaths.IsFileSystem(provider))
                return false;
            // Relative paths start at the current location of PowerShell. Most lines of a list are not paths.
            return System.IO.Path.IsPathRooted(text)
                ? FileWait.Run(cmdlet, () => System.IO.Path.Exists(path))
                : System.IO.Path.Exists(path);
        }
        catch (TimeoutException)
        {
            // Only files can be slow to answer.
            return true;
        }
        catch (Exception exception) when (Errors.IsPathFault(exception) || exception is PSInvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex(
        """
        ^(?: localhost | \[[0-9A-Fa-f:.]+\] | [\p{L}\p{M}\p{N}_-]+ (?: \.[\p{L}\p{M}\p{N}_-]+ )+ \.? )
        (?<rest> $ | :[0-9]+ (?= $ | [/?\#] ) | [/?\#] )
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex HostName();

    // At least two letters, because C: is a drive.
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+:", RegexOptions.CultureInvariant)]
    private static partial Regex OtherScheme();
}
