using System.Globalization;
using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Output.Reports;

/// <summary>Escapes text from strangers, so that none of it is Markdown.</summary>
internal static class MarkdownText
{
    // A character reference is text everywhere (CommonMark 2.5); a backslash escape is not in the cell of a table.
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

    /// <summary>A link if the target is a web page; otherwise only the name.</summary>
    public static string Link(string name, string target, int maxChars)
    {
        var text = Escape(name, maxChars);
        if (text.Length == 0 || target.Length > 2000 || WebUrl.Parse(target) is not { IsHttp: true } url)
            return text;
        var address = new StringBuilder();
        foreach (var c in url.Href)
        {
            // Characters that could end the address, the cell or the link, encoded so that they mean the same to a
            // server.
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
