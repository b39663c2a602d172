using System.Buffers;
using System.Text;

namespace LinkTools.Core.Text;

/// <summary>The value of a meta element's content attribute.</summary>
internal static class MetaContent
{
    private static readonly SearchValues<byte> LabelEnds = SearchValues.Create("\t\n\f\r ;"u8);

    /// <summary>
    /// The name of the encoding that a value such as <c>text/html; charset=utf-8</c> declares, or null (HTML Standard,
    /// 4.2.5.4 "extracting a character encoding from a meta element"). The value is in lower case.
    /// </summary>
    public static string? FindEncoding(ReadOnlySpan<byte> content)
    {
        while (content.IndexOf("charset"u8) is >= 0 and var at)
        {
            content = TrimSpace(content[(at + "charset".Length)..]);
            if (content.IsEmpty || content[0] != '=')
                continue;
            content = TrimSpace(content[1..]);
            return LabelOf(content) is var label
                && label.IsEmpty ? null : EncodingLabels.FindDeclared(Encoding.Latin1.GetString(label));
        }

        return null;
    }

    private static ReadOnlySpan<byte> LabelOf(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return default;
        if (value[0] is (byte)'"' or (byte)'\'')
        {
            var end = value[1..].IndexOf(value[0]);
            return end < 0 ? default : value.Slice(1, end);
        }

        var length = value.IndexOfAny(LabelEnds);
        return length < 0 ? value : value[..length];
    }

    private static ReadOnlySpan<byte> TrimSpace(ReadOnlySpan<byte> value) => value.TrimStart("\t\n\f\r "u8);
}
