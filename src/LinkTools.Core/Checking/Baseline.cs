namespace LinkTools.Core.Checking;

/// <summary>
/// The problems of an earlier check. A link is known if its page, its text in the page and its status are the same.
/// </summary>
public sealed class Baseline
{
    private readonly HashSet<(string, string, string)> _known = [];

    /// <summary>How many problems there are.</summary>
    public int Count => _known.Count;

    /// <summary>Adds a problem; links that worked are not added.</summary>
    public void Add(string sourceUrl, string href, string status)
    {
        if (CheckStatuses.Find(status) is not (null or CheckStatus.Ok))
            _known.Add((sourceUrl, href, status));
    }

    /// <summary>True if the link had the same status then.</summary>
    public bool Contains(string sourceUrl, string href, string status) =>
        _known.Count > 0 && _known.Contains((sourceUrl, href, status));
}
