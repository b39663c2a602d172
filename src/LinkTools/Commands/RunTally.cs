using System.Diagnostics;
using System.Globalization;
using System.Text;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>Counts what a run does. Only one thread may use it at a time.</summary>
internal sealed class RunTally
{
    // RFC 9110, 15: three digits.
    private const int MaxStatus = 999;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly Dictionary<string, long> _hosts = new(StringComparer.Ordinal);
    private readonly int[] _statuses = new int[MaxStatus + 1];
    private readonly Dictionary<string, long> _reasons = new(StringComparer.Ordinal);
    private long _pages, _failed, _skipped, _bytes, _links;

    /// <summary>Links so far. May be read from any thread.</summary>
    public long Links => Volatile.Read(ref _links);

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    public void Add(PageResult page)
    {
        Volatile.Write(ref _links, _links + (page.Rows is null ? page.Links.Count : page.LinkCount));
        if (page.Outcome == PageOutcome.Arriving)
            return;
        _bytes += page.Bytes;
        _ = page.Outcome switch
        {
            PageOutcome.Read => _pages++,
            PageOutcome.Failed => _failed++,
            _ => _skipped++,
        };
        if (page.Failure is { } failure)
            Count(_reasons, failure.Reason.ToString());
        if (page.StatusCode is not { } status)
            return;
        _statuses[Math.Clamp(status, 0, MaxStatus)]++;
        if (page.FinalUrl is not null && WebUrl.Parse(page.FinalUrl) is { } url)
            Count(_hosts, url.Host);
    }

    public CrawlSummary Summarize() => new()
    {
        Pages = _pages,
        Failed = _failed,
        Skipped = _skipped,
        Links = _links,
        Bytes = _bytes,
        Elapsed = Elapsed,
        Hosts = Sorted(_hosts),
        StatusCodes = new(SortedStatuses()),
        FailureReasons = Sorted(_reasons),
    };

    /// <summary>The numbers as a small table.</summary>
    public static string Describe(CrawlSummary summary)
    {
        const int MaxRows = 20;
        var text = new StringBuilder(summary.ToString());
        foreach (var (host, count) in summary.Hosts.Take(MaxRows))
            Append("host", host, count);
        if (summary.Hosts.Count > MaxRows)
            text.AppendLine().Append("  and ").Append(Plural.Of(summary.Hosts.Count - MaxRows, "more host"));
        foreach (var (status, count) in summary.StatusCodes)
            Append("status", status, count);
        foreach (var (reason, count) in summary.FailureReasons)
            Append("failed", reason, count);
        return text.ToString();

        void Append(string what, string name, long count) =>
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {what,-8}{name,-32}{count,10}");
    }

    private Dictionary<string, long> SortedStatuses()
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var status = 0; status <= MaxStatus; status++)
        {
            if (_statuses[status] > 0)
                counts.Add(status.ToString(CultureInfo.InvariantCulture), _statuses[status]);
        }

        return counts;
    }

    private static void Count(Dictionary<string, long> counts, string key) =>
        counts[key] = counts.GetValueOrDefault(key) + 1;

    private static TextTable<string, long> Sorted(Dictionary<string, long> counts) =>
        new(
            new Dictionary<string,
            long>(counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)));
}
