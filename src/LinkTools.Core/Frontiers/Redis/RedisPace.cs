using System.Collections.Concurrent;
using System.Globalization;
using LinkTools.Core.Http;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The pauses between requests to one host, for all workers, by the server's clock.</summary>
internal sealed class RedisPace(RedisWorker worker, TimeProvider time, Func<Exception?> fault) : ISharedPace
{
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, byte> _paced = new(StringComparer.Ordinal);

    public bool IsPaced(string host) => !_paced.IsEmpty && _paced.ContainsKey(host);

    /// <summary>
    /// Takes the server's answer about the pace of a host; returns the pause that the host still wants.
    /// </summary>
    public HostRest? Learn(string host, string pace)
    {
        if (pace.Length == 0)
            return null;
        _paced.TryAdd(host, 0);
        var fields = pace.Split(' ');
        var closed = TimeSpan.FromMicroseconds(double.Parse(fields[1], CultureInfo.InvariantCulture));
        return closed > TimeSpan.Zero
            ? new HostRest(closed, int.Parse(fields[2], CultureInfo.InvariantCulture))
            : null;
    }

    public void Pause(string host, TimeSpan pause)
    {
        _paced.TryAdd(host, 0);
        worker.Send(TurnParts.Pause(host, pause));
    }

    public void RaiseDelay(string host, TimeSpan delay)
    {
        _paced.TryAdd(host, 0);
        worker.Send(TurnParts.RaiseDelay(host, delay));
    }

    public void Close(string host, TimeSpan rest, int status) => worker.Send(TurnParts.Close(host, rest, status));

    public async ValueTask<TurnTicket> AskAsync(
        string host, TimeSpan delay, TurnTicket ticket, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                var result = await worker.Link.RunAsync(
                    RedisScript.Pace, host, TurnParts.Micros(delay), ticket.Turn).WaitAsync(stop).ConfigureAwait(false);
                var values = (long[])result!;
                return new TurnTicket(values[1], TimeSpan.FromMicroseconds(values[0]));
            }
            catch (RedisAwayException)
            {
                // The worker waits for the server, and this waits for the worker.
                worker.Wake();
                await Task.Delay(Retry, time, stop).ConfigureAwait(false);
                if (fault() is { } reason)
                    throw new OperationCanceledException("the crawl has ended", reason);
            }
        }
    }
}
