using System.Text;
using LinkTools.Core.Text;

namespace LinkTools.Core.Links;

/// <summary>A header parameter with its charset and language: RFC 8187, section 3.2.</summary>
internal static class ExtendedValue
{
    /// <summary>The text of <c>UTF-8'en'%e2%82%ac</c>; null if the value does not have this form.</summary>
    public static string? Decode(string value)
    {
        var parts = value.Split('\'', 3);
        if (parts.Length < 3 || EncodingLabels.Find(parts[0]) is not { } name)
            return null;
        var bytes = new List<byte>(parts[2].Length);
        for (var i = 0; i < parts[2].Length; i++)
        {
            var c = parts[2][i];
            if (c != '%')
            {
                if (!char.IsAscii(c))
                    return null;
                bytes.Add((byte)c);
                continue;
            }

            if (i + 2 >= parts[2].Length || !char.IsAsciiHexDigit(parts[2][i + 1])
                || !char.IsAsciiHexDigit(parts[2][i + 2]))
                return null;
            bytes.Add(Convert.FromHexString(parts[2].AsSpan(i + 1, 2))[0]);
            i += 2;
        }

        var text = EncodingCatalog.Get(name).GetString([.. bytes]);
        // The bytes are not text in the named charset, so the title without a charset is better.
        return text.Contains('\uFFFD') ? null : text;
    }
}
