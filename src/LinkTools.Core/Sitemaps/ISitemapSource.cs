namespace LinkTools.Core.Sitemaps;

/// <summary>One document in one format, which is read entry by entry.</summary>
internal interface ISitemapSource : IDisposable
{
    /// <summary>The next entry, as soon as its bytes have come; null at the end.</summary>
    ValueTask<SitemapEntry?> ReadNextAsync();
}
