using LinkTools.Core.Streams;

namespace LinkTools.Core.Http;

/// <summary>Decompresses a body: the codings that its headers name, and gzip that they do not name.</summary>
internal static class BodyDecompression
{
    /// <summary>Each coding needs memory and a stream. Servers are known to use two at most.</summary>
    private const int MaximumCodings = 5;

    private const int MagicBytes = 2;

    // IANA's HTTP Content Coding Registry, without the codings that are read here.
    private static readonly HashSet<string> Unreadable = new(StringComparer.OrdinalIgnoreCase)
    {
        "aes128gcm", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip", "zstd",
    };

    /// <summary>The decompressed body. Dispose of it; that does not close <paramref name="body"/>.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="codings">The content codings in the order in which they were applied (RFC 9110, 8.4).</param>
    /// <param name="transferCodings">The transfer codings, which were applied after them (RFC 9112, 7).</param>
    /// <param name="notes">Receives messages.</param>
    /// <param name="stop">Stops the reading of the first bytes.</param>
    /// <exception cref="ContentDecodingException">A coding is not supported, or there are too many.</exception>
    public static async ValueTask<DecodedBody> OpenAsync(
        Stream body, IEnumerable<string> codings, IReadOnlyList<string> transferCodings, ICollection<string> notes,
        CancellationToken stop)
    {
        // Names that are not codings count, too, because each makes a message.
        string[] named = [.. codings.Where(IsAny), .. transferCodings.Where(IsAny)];
        if (named.Length > MaximumCodings)
            throw new ContentDecodingException(
                $"the body has {named.Length} layers of compression, and at most {MaximumCodings} are read");
        string[] applied =
        [
            .. codings.Where(coding => IsContentCoding(coding, notes)), .. transferCodings.Where(IsTransferCoding),
        ];
        var decoded = new DecodedBody(body);
        foreach (var coding in applied.Reverse())
            decoded.Add(await UndoAsync(decoded.Content, coding, stop).ConfigureAwait(false));
        if (applied.Length == 0)
            decoded.Add(await UndoUnnamedGzipAsync(body, stop).ConfigureAwait(false));
        return decoded;
    }

    /// <summary>Decompresses gzip if the bytes are gzip, whatever the headers say.</summary>
    public static async ValueTask<Stream> UndoUnnamedGzipAsync(Stream body, CancellationToken stop)
    {
        var whole = await PeekAsync(body, stop).ConfigureAwait(false);
        return BodyCoding.IsGzip(whole.Prefix) ? new DecompressedStream(whole, BodyCoding.Gzip) : whole;
    }

    private static bool IsAny(string coding) => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static bool IsContentCoding(string coding, ICollection<string> notes)
    {
        if (!IsAny(coding))
            return false;
        if (Unreadable.Contains(coding))
            throw new ContentDecodingException($"the content encoding '{coding}' is not supported");
        if (coding.ToLowerInvariant() is "gzip" or "x-gzip" or "deflate" or "br")
            return true;
        // Servers write a charset there, or "none". Such bytes are not compressed.
        notes.Add($"The content encoding '{coding}' is not registered; the body was read as it is.");
        return false;
    }

    // No unknown name can be ignored here, because a transfer coding must be undone (RFC 9112, 7).
    private static bool IsTransferCoding(string coding)
    {
        if (!IsAny(coding))
            return false;
        return coding.ToLowerInvariant() is "gzip" or "x-gzip" or "deflate"
            ? true
            : throw new ContentDecodingException($"the transfer encoding '{coding}' is not supported");
    }

    private static async ValueTask<Stream> UndoAsync(Stream body, string coding, CancellationToken stop)
    {
        switch (coding.ToLowerInvariant())
        {
            case "br":
                return new DecompressedStream(body, BodyCoding.Brotli);
            case "deflate":
                var whole = await PeekAsync(body, stop).ConfigureAwait(false);
                return new DecompressedStream(
                    whole, BodyCoding.IsZlib(whole.Prefix) ? BodyCoding.Zlib : BodyCoding.RawDeflate);
            default:
                return new DecompressedStream(body, BodyCoding.Gzip);
        }
    }

    private static async ValueTask<PrefixedStream> PeekAsync(Stream body, CancellationToken stop)
    {
        var buffer = new byte[MagicBytes];
        var count = await body.ReadAtLeastAsync(
            buffer, buffer.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false);
        return new PrefixedStream(buffer.AsMemory(0, count), body);
    }
}
