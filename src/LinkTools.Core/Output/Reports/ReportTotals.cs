using LinkTools.Core.Checking;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Output.Reports;

/// <summary>
/// Counts of all links of an export. It keeps eight bytes for each page, and the names of at most a thousand hosts with
/// findings and a thousand addresses that have moved for good.
/// </summary>
public sealed class ReportTotals
{
    private const int MaxMoves = 1000;
    private const int MaxHosts = 1000;
    private const int MaxUnknownStatuses = 10;
    private const string OtherStatuses = "other";

    private readonly HashSet<ulong> _pages = [];
    private readonly HashSet<ulong> _failingPages = [];
    private readonly Dictionary<string, long> _statuses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, long> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Url, string Suggestion), long> _moves = [];
    private readonly HashSet<string> _failOn;

    /// <param name="failOn">The verdicts that the export fails on.</param>
    public ReportTotals(IEnumerable<string> failOn) => _failOn = new(failOn, StringComparer.OrdinalIgnoreCase);

    /// <summary>Pages with links.</summary>
    public int Pages => _pages.Count;

    /// <summary>Links in all.</summary>
    public long Links { get; private set; }

    /// <summary>Links that were asked, or found wrong without asking.</summary>
    public long Checked { get; private set; }

    /// <summary>Links with a verdict that the export fails on, those of the baseline not counted.</summary>
    public long Failing { get; private set; }

    /// <summary>Pages that hold these.</summary>
    public int FailingPages => _failingPages.Count;

    /// <summary>Links that the baseline has with the same verdict.</summary>
    public long Known { get; private set; }

    /// <summary>Links by verdict, the worst first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Statuses =>
        [.. _statuses.OrderBy(pair => CheckStatuses.RankOf(pair.Key)).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>Links that are broken or out of reach, by the host they lead to, the most first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> BrokenHosts =>
        [.. _hosts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>Addresses that have moved for good, where to, and how many links have them; the most first.</summary>
    public IReadOnlyList<(string Url, string Suggestion, long Links)> Moves =>
        [.. _moves.Select(pair => (pair.Key.Url, pair.Key.Suggestion, pair.Value))
            .OrderByDescending(move => move.Value).ThenBy(move => move.Url, StringComparer.Ordinal)];

    /// <summary>The links with a verdict.</summary>
    public long CountOf(CheckStatus status) => _statuses.GetValueOrDefault(status.ToString());

    /// <summary>Counts a link.</summary>
    public void Add(LinkCheck link)
    {
        ArgumentNullException.ThrowIfNull(link);
        Links++;
        if (link.SourceUrl.Length > 0)
            _pages.Add(UrlHash.Of(link.SourceUrl));
        if (link.Status.Length == 0)
            return;
        var status = CheckStatuses.Find(link.Status);
        CountStatus(link.Status, status is not null);
        Checked += status is { } known && CheckStatuses.IsChecked(known) ? 1 : 0;
        Known += link.IsKnown ? 1 : 0;
        if (status is CheckStatus.Broken or CheckStatus.Unreachable && WebUrl.Parse(link.Url) is { } url)
            CountHost(url.Host);
        if (link.Suggestion.Length > 0 && (_moves.Count < MaxMoves || _moves.ContainsKey((link.Url, link.Suggestion))))
            _moves[(link.Url, link.Suggestion)] = _moves.GetValueOrDefault((link.Url, link.Suggestion)) + 1;
        if (link.IsKnown || !_failOn.Contains(link.Status))
            return;
        Failing++;
        _failingPages.Add(UrlHash.Of(link.SourceUrl));
    }

    // Rows of somebody else's CSV may have a status of their own each.
    private void CountStatus(string name, bool isKnown)
    {
        var counted = isKnown || _statuses.ContainsKey(name)
            || _statuses.Count < CheckStatuses.WorstFirst.Count + MaxUnknownStatuses ? name : OtherStatuses;
        _statuses[counted] = _statuses.GetValueOrDefault(counted) + 1;
    }

    private void CountHost(string host)
    {
        if (_hosts.Count < MaxHosts || _hosts.ContainsKey(host))
            _hosts[host] = _hosts.GetValueOrDefault(host) + 1;
    }
}
