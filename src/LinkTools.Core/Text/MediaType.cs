using System.Buffers;
using System.Text;

namespace LinkTools.Core.Text;

/// <summary>A media type: its essence in lower case, e.g. <c>text/html</c>, and its parameters.</summary>
internal sealed class MediaType
{
    private const string HttpSpace = "\t\n\r ";

    private static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> QuotedText =
        SearchValues.Create(
            ['\t', .. Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range(0x80, 0x80)).Select(c => (char)c)]);

    private MediaType(string essence) => Essence = essence;

    /// <summary>Type and subtype in lower case.</summary>
    public string Essence { get; }

    /// <summary>The parameters by name in lower case; of several with the same name, the first.</summary>
    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>The name of the encoding of the charset parameter; null for none.</summary>
    public string? EncodingName => Parameters.TryGetValue("charset", out var label) ? EncodingLabels.Find(label) : null;

    /// <summary>True for HTML and XHTML.</summary>
    public bool IsHtml => Essence == "text/html" || IsXhtml;

    /// <summary>True for XHTML.</summary>
    public bool IsXhtml => Essence == "application/xhtml+xml";

    /// <summary>True for XML of any kind, including XHTML.</summary>
    public bool IsXml => Essence is "text/xml" or "application/xml";

    /// <summary>
    /// The media type of a Content-Type header: of several values in one header, the last valid one, whose charset may
    /// be that of an earlier value with the same essence (Fetch Standard, 3.2 "extract a MIME type"). Null for none.
    /// </summary>
    public static MediaType? Extract(string? header)
    {
        MediaType? found = null;
        string? charset = null;
        foreach (var value in SplitValues(header ?? ""))
        {
            if (Parse(value) is not { Essence: not "*/*" } next)
                continue;
            if (next.Essence != found?.Essence)
                charset = null;
            if (next.Parameters.TryGetValue("charset", out var own))
                charset = own;
            else if (charset is not null)
                next.Parameters["charset"] = charset;
            found = next;
        }

        return found;
    }

    /// <summary>
    /// Parses one media type (MIME Sniffing Standard, 4.4 "parse a MIME type"); null for an invalid one.
    /// </summary>
    public static MediaType? Parse(ReadOnlySpan<char> input)
    {
        input = input.Trim(HttpSpace);
        var end = input.IndexOf(';');
        var essence = (end < 0 ? input : input[..end]).TrimEnd(HttpSpace);
        var slash = essence.IndexOf('/');
        if (slash < 0 || !IsToken(essence[..slash]) || !IsToken(essence[(slash + 1)..]))
            return null;
        var type = new MediaType(essence.ToString().ToLowerInvariant());
        while (end >= 0)
        {
            input = input[(end + 1)..].TrimStart(HttpSpace);
            end = type.AddParameter(input);
        }

        return type;
    }

    // Adds the parameter at the start of the rest; returns where the next semicolon is, or -1.
    private int AddParameter(ReadOnlySpan<char> rest)
    {
        var nameEnd = rest.IndexOfAny(';', '=');
        if (nameEnd < 0 || rest[nameEnd] == ';')
            return nameEnd;
        var name = rest[..nameEnd];
        var start = nameEnd + 1;
        var isQuoted = start < rest.Length && rest[start] == '"';
        var valueEnd = start;
        var value = isQuoted ? Unquote(rest, ref valueEnd) : "";
        var next = rest[valueEnd..].IndexOf(';');
        next = next < 0 ? -1 : next + valueEnd;
        if (!isQuoted)
            value = (next < 0 ? rest[start..] : rest[start..next]).TrimEnd(HttpSpace).ToString();
        if ((isQuoted || value.Length > 0) && IsToken(name) && !value.AsSpan().ContainsAnyExcept(QuotedText))
            Parameters.TryAdd(name.ToString().ToLowerInvariant(), value);
        return next;
    }

    // The text of the quoted string at the position, which moves past it.
    private static string Unquote(ReadOnlySpan<char> text, ref int position)
    {
        var value = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            var c = text[position];
            if (c == '"')
            {
                position++;
                break;
            }

            if (c == '\\' && position + 1 < text.Length)
                c = text[++position];
            value.Append(c);
        }

        return value.ToString();
    }

    private static List<string> SplitValues(string header)
    {
        var values = new List<string>(1);
        var start = 0;
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '"')
            {
                Unquote(header, ref i);
                i--;
            }
            else if (header[i] == ',')
            {
                values.Add(header[start..i]);
                start = i + 1;
            }
        }

        values.Add(header[start..]);
        return values;
    }

    private static bool IsToken(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExcept(Token);
}
