namespace LinkTools.Core.Robots;

/// <summary>The field of a line.</summary>
internal enum RobotsField
{
    /// <summary>A field that this reader does not know.</summary>
    Other,
    UserAgent,
    Allow,
    Disallow,
    CrawlDelay,
    Sitemap,

    /// <summary>Fields of other crawlers. They only show that the file is a robots.txt.</summary>
    Foreign,
}

/// <summary>One line of a robots.txt with a field and its value.</summary>
internal readonly record struct RobotsLine(RobotsField Field, string Value)
{
    /// <summary>Parses a line, also if it is written carelessly; null if it has no field.</summary>
    public static RobotsLine? Parse(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        var text = (comment < 0 ? line : line[..comment]).Trim();
        var separator = text.IndexOf(':', StringComparison.Ordinal);
        if (separator < 0)
        {
            // A missing colon is accepted if the line has just two words.
            var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 2)
                return null;
            return FieldOf(words[0]) is var known and not RobotsField.Other ? new RobotsLine(known, words[1]) : null;
        }

        return separator == 0
            ? null
            : new RobotsLine(FieldOf(text[..separator].Trim()), text[(separator + 1)..].Trim());
    }

    // Misspellings that are common on the web.
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
