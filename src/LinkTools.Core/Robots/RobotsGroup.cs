namespace LinkTools.Core.Robots;

/// <summary>The rules for one agent; groups that name the same agent are one (RFC 9309, 2.2.1).</summary>
internal sealed class RobotsGroup(string agent)
{
    /// <summary>The name of the agent as its first line writes it; "*" for all agents without a group.</summary>
    public string Agent => agent;

    public List<RobotsRule> Rules { get; } = [];

    public TimeSpan? CrawlDelay { get; set; }

    /// <summary>
    /// The rule that decides about a path and query: the longest one; of two with the same length, Allow; null if none
    /// matches.
    /// </summary>
    public RobotsRule? Find(string pathAndQuery)
    {
        var path = RobotsPath.Normalize(pathAndQuery, isPattern: false);
        var other = RobotsPath.DecodeQuery(path);
        RobotsRule? best = null;
        foreach (var rule in Rules)
        {
            if (best is not null
                && (rule.Length < best.Length || (rule.Length == best.Length && (best.IsAllow || !rule.IsAllow))))
                continue;
            if (rule.Matches(path) || (!ReferenceEquals(path, other) && rule.Matches(other)))
                best = rule;
        }

        return best;
    }
}
