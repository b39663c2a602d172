namespace LinkTools.Core.Urls;

/// <summary>A 64-bit hash of a URL, valid in this process only.</summary>
internal static class UrlHash
{
    private static readonly UrlKey Key = new();

    public static ulong Of(ReadOnlySpan<char> text) => Key.Hash(text);

    /// <summary>The hash of the URL without its fragment, so that all URLs of one page have the same.</summary>
    public static ulong Of(WebUrl url) => Key.Hash(url);
}
