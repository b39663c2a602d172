using System.Buffers;
using System.Globalization;
using System.Text;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// Repairs faults with only one possible repair, while the text is read: an &amp; that begins no reference known to an
/// XML reader becomes <c>&amp;amp;</c>, except in CDATA sections and comments, and characters that XML forbids become
/// U+FFFD.
/// </summary>
internal sealed class XmlRepair
{
    private const string CDataStart = "<![CDATA[", CommentStart = "<!--";
    private const int MaxReferenceLength = 12;

    private static readonly SearchValues<char> Interesting =
        SearchValues.Create(
            ['&', '<', '\uFFFE', '\uFFFF', .. Enumerable.Range(0, ' ').Select(c => (char)c).Except("\t\n\r")]);

    // The end of the current section; null outside sections.
    private string? _sectionEnd;

    /// <summary>
    /// Repairs the text; returns how many characters were handled. The others must be given again, with more text.
    /// </summary>
    public int Write(ReadOnlySpan<char> text, bool isFinal, StringBuilder output)
    {
        for (var at = 0; at < text.Length; )
        {
            var rest = text[at..];
            var plain = _sectionEnd is null ? rest.IndexOfAny(Interesting) : 0;
            if (plain != 0)
            {
                plain = plain < 0 ? rest.Length : plain;
                output.Append(rest[..plain]);
                at += plain;
                continue;
            }

            var taken = _sectionEnd is not null ? WriteSection(rest, isFinal, output)
                : rest[0] == '&' ? WriteAmpersand(rest, isFinal, output)
                : rest[0] == '<' ? WriteTag(rest, isFinal, output)
                : WriteForbidden(output);
            if (taken == 0)
                return at;
            at += taken;
        }

        return text.Length;
    }

    private int WriteSection(ReadOnlySpan<char> text, bool isFinal, StringBuilder output)
    {
        var end = text.IndexOf(_sectionEnd);
        var taken = end >= 0 ? end + _sectionEnd!.Length
            : isFinal ? text.Length
            : Math.Max(0, text.Length - (_sectionEnd!.Length - 1));
        foreach (var c in text[..taken])
            output.Append(c is '&' or '<' || !Interesting.Contains(c) ? c : '\uFFFD');
        if (end >= 0)
            _sectionEnd = null;
        return taken;
    }

    private int WriteTag(ReadOnlySpan<char> text, bool isFinal, StringBuilder output)
    {
        if (!isFinal && text.Length < CDataStart.Length
            && (CDataStart.AsSpan().StartsWith(text) || CommentStart.AsSpan().StartsWith(text)))
            return 0;
        var start = text.StartsWith(CDataStart) ? CDataStart : text.StartsWith(CommentStart) ? CommentStart : "<";
        _sectionEnd = start switch { CDataStart => "]]>", CommentStart => "-->", _ => null };
        output.Append(start);
        return start.Length;
    }

    private static int WriteAmpersand(ReadOnlySpan<char> text, bool isFinal, StringBuilder output)
    {
        var end = text[..Math.Min(text.Length, MaxReferenceLength)].IndexOfAny(';', '<');
        if (end < 0 && !isFinal && text.Length < MaxReferenceLength)
            return 0;
        var isReference = end > 0 && text[end] == ';' && IsReference(text[1..end]);
        output.Append(isReference ? "&" : "&amp;");
        return 1;
    }

    private static int WriteForbidden(StringBuilder output)
    {
        output.Append('\uFFFD');
        return 1;
    }

    private static bool IsReference(ReadOnlySpan<char> name)
    {
        if (name is "amp" or "lt" or "gt" or "quot" or "apos")
            return true;
        var isHex = name.StartsWith("#x");
        return name.StartsWith("#")
            && int.TryParse(
                name[(isHex ? 2 : 1)..], isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
                CultureInfo.InvariantCulture, out var code)
            && Rune.IsValid(code) && (code >= ' ' || code is '\t' or '\n' or '\r') && code is not (0xFFFE or 0xFFFF);
    }
}
