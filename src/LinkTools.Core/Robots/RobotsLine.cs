namespace LinkTools.Core.Robots;

/// <summary>What a line is about.</summary>
internal enum RobotsField
{
    /// <summary>Nothing that is known here.</summary>
    Other,
    UserAgent,
    Allow,
    Disallow,
    CrawlDelay,
    Sitemap,

    /// <summary>Fields that other crawlers know; they say nothing here but that this is a robots.txt.</summary>
    Foreign,
}

/// <summary>One line of a robots.txt with a field and its value.</summary>
internal readonly record struct RobotsLine(RobotsField Field, string Value)
{
    /// <summary>Reads a line as sloppily as it is written; null where it holds no field.</summary>
    public static RobotsLine? Parse(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        var text = (comment < 0 ? line : line[..comment]).Trim();
        var separator = text.IndexOf(':', StringComparison.Ordinal);
        if (separator < 0)
        {
            // A colon that was forgotten is forgiven where nothing else can be meant: two words.
            var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 2)
                return null;
            return FieldOf(words[0]) is var known and not RobotsField.Other ? new RobotsLine(known, words[1]) : null;
        }

        return separator == 0
            ? null
            : new RobotsLine(FieldOf(text[..separator].Trim()), text[(separator + 1)..].Trim());
    }

    // The misspellings are those that are common on the web.
    private static RobotsField FieldOf(string name) => name.ToLowerInvariant() switch
    {
        "user-agent" or "useragent" or "user agent" => RobotsField.UserAgent,
        "allow" => RobotsField.Allow,
        "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => RobotsField.Disallow,
        "crawl-delay" or "crawldelay" => RobotsField.CrawlDelay,
        "sitemap" or "site-map" => RobotsField.Sitemap,
        "host" or "clean-param" or "noindex" or "request-rate" or "visit-time" => RobotsField.Foreign,
        _ => RobotsField.Other,
    };
}
