namespace LinkTools.Core.Checking;

/// <summary>
/// Findings of an earlier check: a link is known when its page, its text as written and its verdict are.
/// </summary>
public sealed class Baseline
{
    private readonly HashSet<(string, string, string)> _known = [];

    /// <summary>How many findings there are.</summary>
    public int Count => _known.Count;

    /// <summary>Adds a finding; what was fine is none.</summary>
    public void Add(string sourceUrl, string href, string status)
    {
        if (CheckStatuses.Find(status) is not (null or CheckStatus.Ok))
            _known.Add((sourceUrl, href, status));
    }

    /// <summary>True when the link had the same verdict then.</summary>
    public bool Contains(string sourceUrl, string href, string status) => _known.Contains((sourceUrl, href, status));
}
