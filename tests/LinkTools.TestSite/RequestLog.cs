using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace LinkTools.TestSite;

/// <summary>
/// The requests that the site has received, and how many at once. It can be read while the site is answering.
/// </summary>
public sealed class RequestLog(bool keepsEntries)
{
    private readonly ConcurrentQueue<RequestEntry> _entries = new();
    private readonly ConcurrentDictionary<string, HostCount> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly HostCount _all = new();
    private long _count;

    /// <summary>Raised for each request as it arrives.</summary>
    internal event Action<RequestEntry>? Arrived;

    /// <summary>Requests so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>The requests so far, in order of arrival; empty if entries are not kept.</summary>
    public IReadOnlyList<RequestEntry> Entries => [.. _entries];

    /// <summary>Path and query of each request so far.</summary>
    public IReadOnlyList<string> Targets => [.. _entries.Select(entry => entry.Target)];

    internal int Open => _all.Open;

    internal int Peak => _all.Peak;

    /// <summary>Clears everything except the requests in flight.</summary>
    public void Clear()
    {
        _entries.Clear();
        Interlocked.Exchange(ref _count, 0);
        _all.ResetPeak();
        foreach (var host in _hosts.Values)
            host.ResetPeak();
    }

    internal int PeakOf(string host) => _hosts.TryGetValue(host, out var count) ? count.Peak : 0;

    internal async Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        var entry = keepsEntries
            || Arrived is not null ? RequestEntry.Of(context, TimeProvider.System.GetUtcNow()) : null;
        var host = _hosts.GetOrAdd(context.Request.Host.Host, static _ => new HostCount());
        _all.Enter();
        host.Enter();
        Interlocked.Increment(ref _count);
        if (keepsEntries)
            _entries.Enqueue(entry!);
        if (entry is not null)
            Arrived?.Invoke(entry);
        try
        {
            await next(context);
            if (entry is not null)
                entry.IsFinished = true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The client has disconnected, which several tests intend.
            if (entry is not null)
                entry.IsAborted = true;
        }
        finally
        {
            host.Leave();
            _all.Leave();
        }
    }

    private sealed class HostCount
    {
        private int _open, _peak;

        public int Open => Volatile.Read(ref _open);

        public int Peak => Volatile.Read(ref _peak);

        public void Enter()
        {
            var open = Interlocked.Increment(ref _open);
            int peak;
            while (open > (peak = Peak) && Interlocked.CompareExchange(ref _peak, open, peak) != peak)
            {
            }
        }

        public void Leave() => Interlocked.Decrement(ref _open);

        public void ResetPeak() => Volatile.Write(ref _peak, Open);
    }
}
