namespace LinkTools.Core.Frontiers;

/// <summary>
/// What makes two runs the same crawl: the pages it starts with, and the rules that say what is followed.
/// </summary>
public sealed record CrawlIdentity
{
    /// <summary>The URLs given, in any order.</summary>
    public IReadOnlyList<string> Seeds { get; init; } = [];

    /// <summary>The rules by name, e.g. Scope: Host.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Rules { get; init; } = [];

    /// <summary>What differs from <paramref name="other"/>, as clauses; none when they are the same.</summary>
    public IEnumerable<string> Differences(CrawlIdentity other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var seed in Seeds.Except(other.Seeds, StringComparer.Ordinal))
            yield return $"it does not start at '{seed}'";
        foreach (var seed in other.Seeds.Except(Seeds, StringComparer.Ordinal))
            yield return $"it starts at '{seed}'";
        foreach (var (name, value) in other.Rules)
        {
            var own = Rules.FirstOrDefault(rule => rule.Key == name).Value ?? "";
            if (own != value)
                yield return $"its {name} is '{value}' instead of '{own}'";
        }
    }
}
