using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>A sitemap that an index or a robots.txt names.</summary>
/// <param name="Url">Its http or https URL.</param>
/// <param name="LastModified">When it last changed; null if there is no date, or none that can be read.</param>
internal sealed record SitemapReference(WebUrl Url, DateTimeOffset? LastModified);
