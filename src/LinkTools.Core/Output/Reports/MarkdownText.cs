using System.Globalization;
using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Output.Reports;

/// <summary>Writes strangers' texts into Markdown so that none of it is markup.</summary>
internal static class MarkdownText
{
    // A character reference is text wherever it stands (CommonMark 2.5), which a backslash is not in a table's cell.
    private const string Special = "\\`*_{}[]()<>#+-!|&~@\"'$^=:";

    /// <summary>The text on one line, cut to <paramref name="maxChars"/> characters before it is escaped.</summary>
    public static string Escape(string text, int maxChars)
    {
        var escaped = new StringBuilder();
        foreach (var c in Shorten(ReportText.Clean(text).Trim(), maxChars))
        {
            if (Special.Contains(c))
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)c};");
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>A link where the target is a web page's; the name alone otherwise.</summary>
    public static string Link(string name, string target, int maxChars)
    {
        var text = Escape(name, maxChars);
        if (text.Length == 0 || target.Length > 2000 || WebUrl.Parse(target) is not { IsHttp: true } url)
            return text;
        var address = new StringBuilder();
        foreach (var c in url.Href)
        {
            // What could end the address, the cell or the link, in the form that means the same to a server.
            if (c is '(' or ')' or '<' or '>' or '|' or '\\' or '[' or ']' or '*' or '_' or '`' or '"' or '\'' or '&')
                address.Append(c == '&' ? "&amp;" : string.Create(CultureInfo.InvariantCulture, $"%{(int)c:X2}"));
            else
                address.Append(c);
        }

        return $"[{text}]({address})";
    }

    private static string Shorten(string text, int maxChars) =>
        text.Length <= maxChars ? text
        : $"{text[..(char.IsHighSurrogate(text[maxChars - 1]) ? maxChars - 1 : maxChars)]}…";
}
