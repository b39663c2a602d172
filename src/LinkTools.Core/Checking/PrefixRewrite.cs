namespace LinkTools.Core.Checking;

/// <summary>
/// Asks in another place than is written: staging in place of production. The longest prefix that fits counts.
/// </summary>
public sealed class PrefixRewrite(IEnumerable<KeyValuePair<string, string>> prefixes)
{
    private readonly KeyValuePair<string, string>[] _prefixes =
        [.. prefixes.OrderByDescending(pair => pair.Key.Length)];

    /// <summary>Nothing is asked elsewhere.</summary>
    public static PrefixRewrite None { get; } = new([]);

    /// <summary>True when nothing is asked elsewhere.</summary>
    public bool IsEmpty => _prefixes.Length == 0;

    /// <summary>What is asked for <paramref name="url"/>.</summary>
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
