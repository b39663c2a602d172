using LinkTools.Core.Urls;

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
                + $"pages can be fetched.{AdviceOn(page.Url, page.Source)}");
        return null;
    }

    // Without http://, a host with a port, or a user with a password, looks like a URL with a scheme.
    private static string AdviceOn(WebUrl url, string source)
    {
        var rest = source.AsSpan(source.IndexOf(':', StringComparison.Ordinal) + 1);
        var authority = rest[..(rest.IndexOfAny('/', '?', '#') is >= 0 and var end ? end : rest.Length)];
        if (url.Scheme == "file" || url.Scheme.Length == 1)
            return " For local files use -Path.";
        if (url.Scheme is not ("mailto" or "tel" or "sms")
            && ((authority.Length > 0 && !authority.ContainsAnyExceptInRange('0', '9')) || authority.Contains('@')))
            return " If it begins with the name of a host, write http:// or https:// before it.";
        return rest.StartsWith("//") ? " Check the spelling of the scheme." : "";
    }
}
