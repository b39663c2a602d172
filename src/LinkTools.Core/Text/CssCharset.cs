using System.Text;

namespace LinkTools.Core.Text;

/// <summary>The @charset rule at the start of a style sheet.</summary>
internal static class CssCharset
{
    private const int MaxLength = 1024;

    /// <summary>The name of the encoding that the rule names (CSS Syntax, section 3.2); null for none.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes)
    {
        var start = "@charset \""u8;
        if (!bytes.StartsWith(start))
            return null;
        bytes = bytes[start.Length..Math.Min(bytes.Length, MaxLength)];
        var end = bytes.IndexOf("\";"u8);
        return end < 0 ? null : EncodingLabels.Find(Encoding.Latin1.GetString(bytes[..end])) switch
        {
            "UTF-16BE" or "UTF-16LE" => "UTF-8",
            var name => name,
        };
    }
}
