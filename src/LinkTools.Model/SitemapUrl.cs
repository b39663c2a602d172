namespace LinkTools;

/// <summary>
/// One page that a sitemap or a feed lists, with what it says about the page. Immutable and flat, so that Export-Csv
/// shows it completely. Strings and collections are never null: what does not exist is empty.
/// </summary>
public sealed class SitemapUrl
{
    private static readonly TextTable<string, string> NoAlternates = new(new Dictionary<string, string>());

    /// <summary>The document that lists the page: a URL, or the path of a file.</summary>
    public required string Sitemap { get; init; }

    /// <summary>The page: an absolute http or https URL, serialised as the URL Standard says.</summary>
    public required string Url { get; init; }

    /// <summary>When the page last changed; null if the document has no date, or none that can be read.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>How often the page changes, in lower case, e.g. <c>daily</c>.</summary>
    public string ChangeFrequency { get; init; } = "";

    /// <summary>
    /// The weight of the page within its site, from 0 to 1; null if the document has none, or one outside these limits.
    /// </summary>
    public double? Priority { get; init; }

    /// <summary>The absolute URLs of the page's images.</summary>
    public TextList Images { get; init; } = TextList.Empty;

    /// <summary>The absolute URLs of the page's videos: of the media file, or else of the player.</summary>
    public TextList Videos { get; init; } = TextList.Empty;

    /// <summary>The headline of a news page.</summary>
    public string NewsTitle { get; init; } = "";

    /// <summary>When a news page was published; null as with <see cref="LastModified"/>.</summary>
    public DateTimeOffset? NewsPublished { get; init; }

    /// <summary>The page in other languages: absolute URLs by hreflang, whose case does not matter.</summary>
    public TextTable<string, string> Alternates { get; init; } = NoAlternates;

    /// <summary>The page's URL.</summary>
    public override string ToString() => Url;
}
