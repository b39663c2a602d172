using System.Text;

namespace LinkTools.Core.Http;

/// <summary>Which bodies are pages.</summary>
internal static class MediaTypes
{
    /// <summary>Bytes looked at when a response names no type (MIME Sniffing Standard, "resource header").</summary>
    public const int SniffLength = 1445;

    private static readonly string[] HtmlTags =
    [
        "<!DOCTYPE HTML", "<HTML", "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE", "<A", "<STYLE", "<TITLE", "<B", "<BODY", "<BR", "<P", "<!--",
    ];

    /// <summary>True for text/html and application/xhtml+xml, whatever follows.</summary>
    public static bool IsHtml(string contentType)
    {
        var essence = contentType.AsSpan();
        var end = essence.IndexOfAny(';', ',');
        essence = (end < 0 ? essence : essence[..end]).Trim();
        return essence.Equals("text/html", StringComparison.OrdinalIgnoreCase) || essence.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True for bytes that are HTML by the MIME Sniffing Standard, 7.1: white space, then a known tag that ends there.</summary>
    public static bool SniffsAsHtml(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes).AsSpan();
        if (text.StartsWith("\u00EF\u00BB\u00BF"))
            text = text[3..];
        text = text.TrimStart("\t\n\f\r ");
        foreach (var tag in HtmlTags)
        {
            if (text.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && (tag == "<!--" || (text.Length > tag.Length && text[tag.Length] is ' ' or '>')))
                return true;
        }

        return false;
    }
}
