using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LinkTools.Core.Urls;

/// <summary>
/// The secret with which one crawl hashes URLs to 64 bits. Among a million URLs, two have the same hash with a chance
/// of one in thirty million, and nobody without the secret can choose URLs that do. Immutable.
/// </summary>
internal sealed class UrlKey
{
    private readonly SipHash _hash;

    /// <summary>A new secret.</summary>
    public UrlKey() : this(RandomNumberGenerator.GetBytes(SipHash.KeyBytes))
    {
    }

    /// <summary>A secret that is shared with other processes that crawl the same site.</summary>
    /// <param name="bytes"><see cref="SipHash.KeyBytes"/> bytes.</param>
    public UrlKey(ReadOnlySpan<byte> bytes) => _hash = new SipHash(bytes);

    public ulong Hash(ReadOnlySpan<char> text) => _hash.Compute(MemoryMarshal.AsBytes(text));

    /// <summary>The hash of the URL without its fragment, so that all URLs of one page have the same.</summary>
    public ulong Hash(WebUrl url)
    {
        var text = url.SpanWithoutFragment;
        return !url.HasUserPart && UrlIdentity.IsNormal(text) ? Hash(text) : Hash(url.Normalized.AsSpan());
    }
}
