using System.Text;

namespace LinkTools.Core.Text;

/// <summary>The XML declaration at the start of a page.</summary>
internal static class XmlDeclaration
{
    /// <summary>
    /// The name of the encoding that the declaration names, or that the bytes of the declaration show, or null (HTML
    /// Standard, 13.2.3.2 "get an XML encoding", and the first step of the prescan).
    /// </summary>
    public static string? FindEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("<\0?\0x\0"u8))
            return "UTF-16LE";
        if (bytes.StartsWith("\0<\0?\0x"u8))
            return "UTF-16BE";
        if (!bytes.StartsWith("<?xml"u8) || bytes.IndexOf((byte)'>') is not (>= 0 and var end))
            return null;
        bytes = bytes[..end];
        if (bytes.IndexOf("encoding"u8) is not (>= 0 and var at))
            return null;
        bytes = TrimControls(bytes[(at + "encoding".Length)..]);
        if (bytes.IsEmpty || bytes[0] != '=')
            return null;
        bytes = TrimControls(bytes[1..]);
        if (bytes.IsEmpty || bytes[0] is not ((byte)'"' or (byte)'\''))
            return null;
        var length = bytes[1..].IndexOf(bytes[0]);
        if (length < 0 || bytes.Slice(1, length).IndexOfAnyInRange((byte)0, (byte)' ') >= 0)
            return null;
        return EncodingLabels.Find(Encoding.Latin1.GetString(bytes.Slice(1, length))) switch
        {
            "UTF-16BE" or "UTF-16LE" => "UTF-8",
            var name => name,
        };
    }

    private static ReadOnlySpan<byte> TrimControls(ReadOnlySpan<byte> bytes)
    {
        var at = bytes.IndexOfAnyExceptInRange((byte)0, (byte)' ');
        return at < 0 ? default : bytes[at..];
    }
}
