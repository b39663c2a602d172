namespace LinkTools.Core.Pages;

/// <summary>Checks whether a page can be requested at all.</summary>
public static class UrlCheck
{
    /// <summary>The failure of a URL that cannot be fetched; null if it can be.</summary>
    public static PageFailure? Find(PageRequest page)
    {
        if (string.IsNullOrWhiteSpace(page.Source))
            return new PageFailure(
                FailureReason.InvalidUrl,
                "An empty URL was given. Give absolute http or https URLs, e.g. https://example.com/.");
        if (page.Url is null)
            return new PageFailure(
                FailureReason.InvalidUrl,
                $"'{FailureText.Shorten(page.Source)}' is not an absolute URL. Give it with its scheme and host, "
                + "e.g. https://example.com/page.html.");
        if (!page.Url.IsHttp)
            return new PageFailure(
                FailureReason.UnsupportedScheme,
                $"'{FailureText.Shorten(page.Source)}' has the scheme '{page.Url.Scheme}', but only http and https "
                + "pages can be fetched. For local files use -Path.");
        return null;
    }
}
