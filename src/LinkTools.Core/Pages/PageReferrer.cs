namespace LinkTools.Core.Pages;

/// <summary>The link that first led a crawl to a page.</summary>
/// <param name="Url">The page it stands on.</param>
/// <param name="Line">Its line there, 1-based; 0 where it stands in a header or a sitemap.</param>
/// <param name="Text">What a reader would call it; empty where that is not known any more.</param>
public sealed record PageReferrer(string Url, int Line, string Text);
