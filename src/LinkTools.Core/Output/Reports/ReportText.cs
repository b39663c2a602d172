using System.Text;
using LinkTools.Core.Checking;

namespace LinkTools.Core.Output.Reports;

/// <summary>Prepares text from strangers for reports.</summary>
public static class ReportText
{
    /// <summary>
    /// The text in one line: line ends become spaces; control characters, lone surrogates, noncharacters and characters
    /// that change the direction of the text are removed.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!text.Any(IsSuspect))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' or '\r' or 0x85 or 0x2028 or 0x2029)
                clean.Append(' ');
            else if (!IsRemoved(rune))
                clean.Append(rune);
        }

        return clean.ToString();
    }

    /// <summary>The name of the link in a sentence: its text, or where it leads.</summary>
    public static string NameOf(LinkCheck link) =>
        link.Text.Length > 0 ? link.Text : link.Url.Length > 0 ? link.Url : link.Href;

    /// <summary>Where the link leads, or the address in the page if it cannot be resolved.</summary>
    public static string TargetOf(LinkCheck link) => link.Url.Length > 0 ? link.Url : link.Href;

    /// <summary>What is wrong with the link, as a sentence.</summary>
    public static string MessageOf(LinkCheck link) =>
        link.Message.Length > 0 ? link.Message
        : CheckStatuses.Find(link.Status) is { } status ? CheckStatuses.Explain(status) : "";

    /// <summary>The path of a local page below the root, with slashes; null for a page that was fetched.</summary>
    public static string? LocalPath(string source, string rootPath)
    {
        var path = source;
        if (source.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            && Uri.TryCreate(source, UriKind.Absolute, out var uri))
        {
            path = uri.LocalPath;
        }
        else if (source.Length == 0 || source.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        if (rootPath.Length > 0 && Path.IsPathRooted(path) && Path.GetRelativePath(rootPath, path) is var relative
            && !relative.StartsWith("..", StringComparison.Ordinal))
        {
            path = relative;
        }

        return path.Replace('\\', '/');
    }

    private static bool IsSuspect(char c) =>
        c < ' ' || c is >= '\u007F' and <= '\u009F' || char.IsSurrogate(c)
        || c is >= '\u200B' and <= '\u202E' || c is >= '\u2060' and <= '\u206F' || c is '\u061C' || c >= '\uFDD0';

    private static bool IsRemoved(Rune rune) =>
        Rune.IsControl(rune)
        || rune.Value is 0xFFFD or 0xFEFF or 0x200B or 0x2060 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || rune.Value is >= 0xFDD0 and <= 0xFDEF || (rune.Value & 0xFFFE) == 0xFFFE;
}
