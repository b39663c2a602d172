using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LinkTools.Core.Urls;

/// <summary>
/// Eight bytes that stand for a URL, in this process only. Of a million URLs, two share them with a chance of one in
/// thirty million, and nobody can choose URLs that do: they depend on a secret.
/// </summary>
internal static class UrlHash
{
    private static readonly SipHash Hash = new(RandomNumberGenerator.GetBytes(SipHash.KeyBytes));

    public static ulong Of(ReadOnlySpan<char> text) => Hash.Compute(MemoryMarshal.AsBytes(text));

    /// <summary>The same for all URLs of one page.</summary>
    public static ulong Of(WebUrl url)
    {
        var text = url.SpanWithoutFragment;
        return !url.HasUserPart && UrlIdentity.IsNormal(text) ? Of(text) : Of(url.Normalized.AsSpan());
    }
}
