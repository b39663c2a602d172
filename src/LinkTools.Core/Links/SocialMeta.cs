namespace LinkTools.Core.Links;

/// <summary>The properties of Open Graph and Twitter cards whose content is a URL.</summary>
internal static class SocialMeta
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "og:url", "og:image", "og:image:url", "og:image:secure_url", "og:video", "og:video:url", "og:video:secure_url",
        "og:audio", "og:audio:url", "og:audio:secure_url", "og:see_also",
        "twitter:url", "twitter:image", "twitter:image:src", "twitter:image0", "twitter:image1", "twitter:image2",
        "twitter:image3", "twitter:player", "twitter:player:stream",
    };

    /// <param name="name">The property or name of a meta element.</param>
    public static bool IsUrl(string name) => Names.Contains(name.Trim());
}
