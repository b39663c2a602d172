using System.Text;
using System.Text.RegularExpressions;

namespace LinkTools.Core.Text;

/// <summary>Decides which bodies are pages (MIME Sniffing Standard).</summary>
internal static partial class ContentSniffer
{
    /// <summary>How many bytes are examined if a response has no type ("resource header").</summary>
    public const int SniffLength = 1445;

    private static readonly string[] Tags =
    [
        "<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE", "<A", "<STYLE",
        "<TITLE", "<B", "<BODY", "<BR", "<P", "<!--",
    ];

    /// <summary>
    /// True for text/html and application/xhtml+xml, whatever the bytes are. Null if the header cannot be parsed, or
    /// has one of the types for unknown content; then <see cref="SniffsAsHtml"/> decides.
    /// </summary>
    /// <param name="type">The Content-Type header, or null.</param>
    public static bool? IsHtml(MediaType? type) => type switch
    {
        null or { Essence: "unknown/unknown" or "application/unknown" } or { IsXml: true } => null,
        _ => type.IsHtml,
    };

    /// <summary>
    /// True for bytes that begin, after white space, with one of the standard's HTML tags (7.1) and contain no binary
    /// data (3). Unlike in the standard, a UTF-8 byte order mark may come first.
    /// </summary>
    public static bool SniffsAsHtml(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, SniffLength)];
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        return StartsWithTag(bytes.TrimStart("\t\n\f\r "u8)) && !HasBinaryData(bytes);
    }

    /// <summary>
    /// True for XML whose first element is html in the namespace of XHTML, as far as the bytes show it.
    /// </summary>
    public static bool SniffsAsXhtml(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, SniffLength)]);
        return XhtmlStart().Match(text) is { Success: true } start
            && start.Value.Replace('\'', '"').Contains(
                "\"http://www.w3.org/1999/xhtml\"", StringComparison.Ordinal);
    }

    // A byte order mark, the XML declaration, comments, instructions and a document type may come first.
    [GeneratedRegex(
        @"^(\u00EF\u00BB\u00BF)?\s*(<\?.*?\?>\s*|<!--.*?-->\s*|<![A-Z][^<>]*>\s*)*<([\w.-]+:)?html\s[^>]*",
        RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex XhtmlStart();

    private static bool StartsWithTag(ReadOnlySpan<byte> bytes)
    {
        foreach (var tag in Tags)
        {
            var isFollowed = tag == "<!--"
                || (bytes.Length > tag.Length && bytes[tag.Length] is ((byte)' ' or (byte)'>'));
            if (isFollowed && bytes.Length >= tag.Length && Ascii.EqualsIgnoreCase(bytes[..tag.Length], tag))
                return true;
        }

        return false;
    }

    private static bool HasBinaryData(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value is <= 0x08 or 0x0B or (>= 0x0E and <= 0x1A) or (>= 0x1C and <= 0x1F))
                return true;
        }

        return false;
    }
}
