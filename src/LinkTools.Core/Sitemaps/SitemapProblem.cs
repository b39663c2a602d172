namespace LinkTools.Core.Sitemaps;

/// <summary>A fault because of which one entry or a part of it is left out. The document is still read.</summary>
/// <param name="Message">What is wrong, e.g. "'ftp://a/' is not an http or https URL".</param>
/// <param name="Line">The line in the decompressed text, 1-based.</param>
internal sealed record SitemapProblem(string Message, int Line);
