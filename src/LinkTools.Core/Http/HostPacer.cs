using System.Collections.Concurrent;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Keeps a pause between the requests to one host: the user's delay, the site's own, or what an overload asks for.
/// </summary>
internal sealed class HostPacer(TimeProvider time, TimeSpan delay)
{
    private readonly ConcurrentDictionary<string, Pace> _hosts = new(StringComparer.Ordinal);

    /// <summary>Raises a host's delay; never lowers it.</summary>
    public void RaiseDelay(WebUrl url, TimeSpan atLeast)
    {
        var pace = _hosts.GetOrAdd(KeyOf(url), _ => new Pace { Delay = delay });
        lock (pace)
            pace.Delay = atLeast > pace.Delay ? atLeast : pace.Delay;
    }

    /// <summary>Leaves a host alone for a while: all of its pages, not just the one that was told to wait.</summary>
    public void Pause(WebUrl url, TimeSpan pause)
    {
        var pace = _hosts.GetOrAdd(KeyOf(url), _ => new Pace { Delay = delay });
        var until = time.GetTimestamp() + ToTicks(pause);
        lock (pace)
            pace.Next = Math.Max(pace.Next, until);
    }

    /// <summary>Ends when the next request to the host may go out, and takes that place.</summary>
    public ValueTask WaitAsync(WebUrl url, CancellationToken stop)
    {
        if (delay == TimeSpan.Zero && _hosts.IsEmpty)
            return default;
        if (PaceOf(url) is not { } pace)
            return default;
        TimeSpan wait;
        lock (pace)
        {
            var now = time.GetTimestamp();
            var start = Math.Max(now, pace.Next);
            pace.Next = start + ToTicks(pace.Delay);
            wait = time.GetElapsedTime(now, start);
        }

        return wait > TimeSpan.Zero ? new ValueTask(Task.Delay(wait, time, stop)) : default;
    }

    private Pace? PaceOf(WebUrl url) =>
        _hosts.TryGetValue(KeyOf(url), out var pace) ? pace
        : delay > TimeSpan.Zero ? _hosts.GetOrAdd(KeyOf(url), _ => new Pace { Delay = delay }) : null;

    private static string KeyOf(WebUrl url) => url.Origin;

    private long ToTicks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private sealed class Pace
    {
        public long Next { get; set; }

        public TimeSpan Delay { get; set; }
    }
}
