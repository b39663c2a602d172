namespace LinkTools.Core.Pages;

/// <summary>Warnings about a URL or a file that was given as a page and is not one.</summary>
internal static class NoPage
{
    private const int CharsSeen = 1445;

    /// <summary>
    /// One warning if the user gave the page, so that he does not take it for a page without links; none if a page led
    /// there.
    /// </summary>
    /// <param name="page">The request.</param>
    /// <param name="type">The media type of the response; null if it has none.</param>
    /// <param name="head">The first bytes of the response; empty if they were not read.</param>
    public static IReadOnlyList<string> Warn(PageRequest page, string? type, ReadOnlySpan<byte> head = default)
    {
        if (!page.WarnsOfOtherTypes)
            return [];
        var name = FailureText.Shorten(page.Source);
        if (IsList(type, head) || page.Url?.Path.Contains("sitemap", StringComparison.OrdinalIgnoreCase) == true)
            return [$"'{name}' is {What(type, head)}, not a page. Get-SitemapUrl reads sitemaps and feeds."];
        var advice = type == "text/plain" ? " -As Text finds the URLs in it." : "";
        return [$"'{name}' is {type ?? "of an unknown type"}, not a page: no links were read.{advice}"];
    }

    /// <summary>
    /// True for bytes that never begin a text (MIME Sniffing Standard, 3): a picture, an archive, a compressed file.
    /// </summary>
    public static bool IsBinary(ReadOnlySpan<char> text)
    {
        foreach (var c in text[..Math.Min(text.Length, CharsSeen)])
        {
            if (c is <= '\u0008' or '\u000B' or (>= '\u000E' and <= '\u001A') or (>= '\u001C' and <= '\u001F'))
                return true;
        }

        return false;
    }

    /// <summary>The warning about a document that is binary data, and so has no links.</summary>
    public static string WarnOfBinary(PageRequest page) =>
        $"'{FailureText.Shorten(page.Source)}' has no links: it is binary data, such as a picture, an archive or a "
        + "compressed file, not HTML.";

    private static string What(string? type, ReadOnlySpan<byte> head) =>
        Has(head, "<urlset"u8) || Has(head, "<sitemapindex"u8) ? "a sitemap"
            : IsList(type, head) ? "a feed"
            : type ?? "of an unknown type";

    private static bool IsList(string? type, ReadOnlySpan<byte> head) =>
        type is "application/rss+xml" or "application/atom+xml" or "application/rdf+xml"
        || Has(head, "<urlset"u8) || Has(head, "<sitemapindex"u8) || Has(head, "<rss"u8) || Has(head, "<feed"u8)
        || Has(head, "<rdf:RDF"u8);

    private static bool Has(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tag) => head.IndexOf(tag) >= 0;
}
