using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>A sitemap that an index or a robots.txt names.</summary>
/// <param name="Url">Where it is: an http or https URL.</param>
/// <param name="LastModified">When it last changed; null where that is not said, or not in a readable way.</param>
internal sealed record SitemapReference(WebUrl Url, DateTimeOffset? LastModified);
