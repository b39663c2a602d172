using System.IO.Compression;
using System.Text;

namespace LinkTools.Core.Checking;

/// <summary>The text of one document, kept compressed, to find the texts that fragments name.</summary>
internal sealed class DocumentText
{
    private readonly byte[] _compressed;

    /// <param name="text">The text, with white space collapsed.</param>
    public DocumentText(string text)
    {
        using var bytes = new MemoryStream();
        using (var packed = new BrotliStream(bytes, CompressionLevel.Fastest))
            packed.Write(Encoding.UTF8.GetBytes(TextDirective.Fold(text)));
        _compressed = bytes.ToArray();
    }

    private DocumentText(byte[] compressed) => _compressed = compressed;

    /// <summary>The number of bytes that are kept.</summary>
    public int Size => _compressed.Length;

    /// <summary>What another process has found.</summary>
    /// <param name="bytes">What <see cref="ToBytes"/> gave there.</param>
    public static DocumentText FromBytes(byte[] bytes) => new(bytes);

    /// <summary>As it is kept.</summary>
    public byte[] ToBytes() => _compressed;

    /// <summary>The first text of a fragment that is missing; null if all are there.</summary>
    /// <param name="directive">The part after <c>:~:</c>.</param>
    public string? FindMissing(string directive)
    {
        var texts = TextDirective.ParseAll(directive);
        if (texts.Count == 0)
            return null;
        using var packed = new BrotliStream(new MemoryStream(_compressed), CompressionMode.Decompress);
        using var reader = new StreamReader(packed, Encoding.UTF8);
        var page = reader.ReadToEnd();
        return texts.FirstOrDefault(text => !text.IsIn(page))?.Start;
    }
}
