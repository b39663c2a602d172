using System.Diagnostics;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// One process among those that share a crawl: takes its turns, one at a time, and reports in each what has happened
/// since the last. Waits when the server is away, and comes back under another name.
/// </summary>
internal sealed class RedisWorker : IAsyncDisposable
{
    /// <summary>A worker that has nothing to do looks so often whether news was lost.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The shortest time from one turn to the next. What happens meanwhile is sent together: most of what a turn costs
    /// the server is the same for one page and for ten.
    /// </summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(5);

    /// <summary>The same while claimed pages wait for a place, so that no place waits for a turn.</summary>
    private static readonly TimeSpan LongGap = TimeSpan.FromMilliseconds(25);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    private readonly RedisSettings _settings;
    private readonly IWorkerOwner _owner;
    private readonly RedisMember _member;
    private readonly TurnJournal _journal = new();
    private readonly TurnQueue _parts = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private TimeSpan? _nextTry;
    private long _lastTurn, _lastRound;
    private volatile bool _isEnding;

    public RedisWorker(RedisLink link, RedisSettings settings, IWorkerOwner owner)
    {
        (Link, _settings, _owner) = (link, settings, owner);
        _member = new RedisMember(link, settings, owner, _journal);
    }

    public RedisLink Link { get; }

    /// <summary>The name of this worker now.</summary>
    public string Name => _member.Name;

    // Often enough that a late one, and one that was lost, do not matter.
    private TimeSpan Heartbeat => _settings.Lease / 4;

    /// <summary>Joins the crawl.</summary>
    public async Task StartAsync(CancellationToken stop)
    {
        await Link.ListenAsync(Wake).ConfigureAwait(false);
        await Link.AskPatientlyAsync(_member.JoinAsync, _settings.Timeout, _settings.Scheduling.Time, stop)
            .ConfigureAwait(false);
        _running = Task.Run(RunAsync, CancellationToken.None);
    }

    /// <summary>Sends something in the next turn.</summary>
    public void Send(TurnPart part)
    {
        _parts.Add(part);
        Wake();
    }

    /// <summary>Takes a turn now.</summary>
    public void Wake()
    {
        // An extra one does no harm.
        if (_signal.CurrentCount == 0)
            _signal.Release();
    }

    /// <summary>Reports that this process adds no more seeds.</summary>
    public void Seal()
    {
        _member.IsSealed = true;
        Send(TurnParts.Seal());
    }

    /// <summary>Counts a page for the description of the worker.</summary>
    public void CountPage() => _member.CountPage();

    /// <summary>Sends what is left, and returns the claimed pages.</summary>
    /// <param name="isInHurry">True to give up at once where the server is away.</param>
    public async ValueTask LeaveAsync(bool isInHurry)
    {
        _isEnding = true;
        Wake();
        try
        {
            if (isInHurry && _member.IsAway)
                await _stop.CancelAsync().ConfigureAwait(false);
            await (isInHurry ? _running.WaitAsync(LongestFarewell) : _running).ConfigureAwait(false);
            if (!_stop.IsCancellationRequested)
                await _member.LeaveAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisAwayException or TimeoutException
            or OperationCanceledException or CrawlStateException)
        {
            // The others notice when the lease has ended. The owner reports what was not sent.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Link.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
        _signal.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await RestAsync(Gap).ConfigureAwait(false);
                if (_owner.HasPages)
                    await RestAsync(LongGap).ConfigureAwait(false);
                var parts = _parts.Take();
                if (parts.Count == 0 && _isEnding)
                    return;
                var want = _isEnding ? 0 : _owner.Wanted;
                if (parts.Count > 0 || want > 0 || Stopwatch.GetElapsedTime(_lastTurn) >= Heartbeat)
                    await TurnAsync(parts, want).ConfigureAwait(false);
                if (Stopwatch.GetElapsedTime(_lastRound) >= Heartbeat)
                    await LookAfterOthersAsync().ConfigureAwait(false);
                if (!_isEnding)
                    await _signal.WaitAsync(WaitTime(), _stop.Token).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // Whatever it is, it must reach those who wait for pages.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _owner.Fail(exception);
            _parts.Fail(exception);
        }
    }

    // Waits until this time has passed since the last turn.
    private async Task RestAsync(TimeSpan gap)
    {
        if (!_isEnding && gap - Stopwatch.GetElapsedTime(_lastTurn) is { Ticks: > 0 } rest)
            await Task.Delay(rest, _settings.Scheduling.Time, _stop.Token).ConfigureAwait(false);
    }

    private TimeSpan WaitTime()
    {
        if (!_parts.IsEmpty)
            return TimeSpan.Zero;
        if (_owner.Wanted == 0)
            return Heartbeat;
        // A timer may fire a little early.
        return _nextTry is { } next && next < Look ? next + TimeSpan.FromMilliseconds(1) : Look;
    }

    private async Task TurnAsync(List<TurnPart> parts, int want)
    {
        try
        {
            var ahead = _isEnding ? 0 : _owner.WantedAhead;
            var answer = await _member.AskAsync(parts, want, ahead, _stop.Token).ConfigureAwait(false);
            _lastTurn = Stopwatch.GetTimestamp();
            _nextTry = answer.NextTry;
            _journal.Add(parts);
            // Before what is claimed: the same page may be claimed once more, when its completion was refused.
            foreach (var id in parts.Select(static part => part.Completes).OfType<long>())
                _owner.Completed(id);
            await _owner.TakeAsync(answer, parts.Select(static part => part.Finds).OfType<ulong>(), _stop.Token)
                .ConfigureAwait(false);
            var answers = answer.Answers.Skip(answer.Answers.Count - parts.Count(static part => part.IsQuestion));
            foreach (var (part, isTrue) in parts.Where(static part => part.IsQuestion).Zip(answers))
                part.Answer!.TrySetResult(isTrue);
            parts.ForEach(static part => part.Done?.TrySetResult());
        }
        catch (Exception exception)
        {
            parts.ForEach(part => part.Fail(exception));
            throw;
        }
    }

    private async Task LookAfterOthersAsync()
    {
        _lastRound = Stopwatch.GetTimestamp();
        try
        {
            await _member.LookAfterOthersAsync().ConfigureAwait(false);
        }
        catch (RedisAwayException)
        {
            // The next turn notices it.
        }
    }
}
