namespace LinkTools.Core.Urls;

/// <summary>Eight bytes that stand for a URL, in this process only.</summary>
internal static class UrlHash
{
    private static readonly UrlKey Key = new();

    public static ulong Of(ReadOnlySpan<char> text) => Key.Hash(text);

    /// <summary>The same for all URLs of one page.</summary>
    public static ulong Of(WebUrl url) => Key.Hash(url);
}
