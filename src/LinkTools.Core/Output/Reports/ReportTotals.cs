using LinkTools.Core.Checking;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Output.Reports;

/// <summary>
/// The counts of all links of an export. It keeps eight bytes for each page, and the names of at most a thousand hosts
/// with problems and a thousand addresses that have moved permanently.
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

    /// <param name="failOn">The statuses on which the export fails.</param>
    public ReportTotals(IEnumerable<string> failOn) => _failOn = new(failOn, StringComparer.OrdinalIgnoreCase);

    /// <summary>Pages with links.</summary>
    public int Pages => _pages.Count;

    /// <summary>Links in all.</summary>
    public long Links { get; private set; }

    /// <summary>Links that were requested, or found wrong without a request.</summary>
    public long Checked { get; private set; }

    /// <summary>Links with a status on which the export fails, except those in the baseline.</summary>
    public long Failing { get; private set; }

    /// <summary>Pages that contain these.</summary>
    public int FailingPages => _failingPages.Count;

    /// <summary>Links that the baseline has with the same status.</summary>
    public long Known { get; private set; }

    /// <summary>Links by status, the worst first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Statuses =>
        [.. _statuses.OrderBy(pair => CheckStatuses.RankOf(pair.Key)).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>Broken and unreachable links, by the host they lead to, the largest number first.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> BrokenHosts =>
        [.. _hosts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>
    /// Addresses that have moved permanently, their new addresses, and how many links have them, the largest number
    /// first.
    /// </summary>
    public IReadOnlyList<(string Url, string Suggestion, long Links)> Moves =>
        [.. _moves.Select(pair => (pair.Key.Url, pair.Key.Suggestion, pair.Value))
            .OrderByDescending(move => move.Value).ThenBy(move => move.Url, StringComparer.Ordinal)];

    /// <summary>The number of links with a status.</summary>
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

    // Each row of an edited CSV file may have a status of its own.
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
