namespace LinkTools.Core.Frontiers;

/// <summary>Identifies a crawl: its seeds, and the rules that say what is followed.</summary>
public sealed record CrawlIdentity
{
    /// <summary>The URLs given, in any order.</summary>
    public IReadOnlyList<string> Seeds { get; init; } = [];

    /// <summary>The rules by name, e.g. Scope: Host.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Rules { get; init; } = [];

    /// <summary>The differences from <paramref name="other"/>, as clauses; none if they are the same.</summary>
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
