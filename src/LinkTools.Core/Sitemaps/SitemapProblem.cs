namespace LinkTools.Core.Sitemaps;

/// <summary>A fault that costs one entry or a part of it, and not the document.</summary>
/// <param name="Message">What is wrong, e.g. "'ftp://a/' is no http or https URL".</param>
/// <param name="Line">The line in the decompressed text, 1-based.</param>
internal sealed record SitemapProblem(string Message, int Line);
