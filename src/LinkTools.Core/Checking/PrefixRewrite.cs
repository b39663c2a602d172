namespace LinkTools.Core.Checking;

/// <summary>
/// Requests other URLs than those in the links: staging instead of production. The longest matching prefix counts.
/// </summary>
public sealed class PrefixRewrite(IEnumerable<KeyValuePair<string, string>> prefixes)
{
    private readonly KeyValuePair<string, string>[] _prefixes =
        [.. prefixes.OrderByDescending(pair => pair.Key.Length)];

    /// <summary>Rewrites nothing.</summary>
    public static PrefixRewrite None { get; } = new([]);

    /// <summary>True if nothing is rewritten.</summary>
    public bool IsEmpty => _prefixes.Length == 0;

    /// <summary>The URL that is requested for <paramref name="url"/>.</summary>
    public string Apply(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        foreach (var (from, to) in _prefixes)
        {
            if (url.StartsWith(from, StringComparison.Ordinal))
                return string.Concat(to, url.AsSpan(from.Length));
        }

        return url;
    }

    /// <summary>The same text for the same prefixes.</summary>
    public override string ToString() => string.Join(' ', _prefixes);
}
