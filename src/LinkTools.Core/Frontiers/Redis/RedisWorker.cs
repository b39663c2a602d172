using System.Diagnostics;
using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// One process among those that share a crawl: takes its turns, one at a time, and says in each all that has happened
/// since the last. Waits when the server is away, and comes back under another name: whatever the old one claimed and
/// never heard of is given back.
/// </summary>
internal sealed class RedisWorker : IAsyncDisposable
{
    /// <summary>A worker that has nothing to do looks so often whether news was lost.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestFarewell = TimeSpan.FromSeconds(5);

    private readonly RedisSettings _settings;
    private readonly IWorkerOwner _owner;
    private readonly WorkerIdentity _identity;
    private readonly TurnJournal _journal = new();
    private readonly List<string> _oldNames = [];
    private readonly TurnQueue _parts = new();
    private readonly SemaphoreSlim _signal = new(0);
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private string _name = "";
    private TimeSpan? _nextTry;
    private long _lastTurn, _lastRound;
    private volatile bool _isEnding, _isAway, _isSealed, _hasWarned;

    public RedisWorker(RedisLink link, RedisSettings settings, IWorkerOwner owner)
    {
        (Link, _settings, _owner) = (link, settings, owner);
        _identity = new WorkerIdentity(settings.Lease, settings.Scheduling.Time);
    }

    public RedisLink Link { get; }

    /// <summary>What this worker is called now.</summary>
    public string Name => _name;

    private RedisValue LeaseText => (long)_settings.Lease.TotalMilliseconds;

    // Often enough that a late one, and one that was lost, do not matter.
    private TimeSpan Heartbeat => _settings.Lease / 4;

    /// <summary>Joins the crawl.</summary>
    public async Task StartAsync()
    {
        await Link.ListenAsync(Wake).ConfigureAwait(false);
        await JoinAsync().ConfigureAwait(false);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Says something in the next turn.</summary>
    public void Say(TurnPart part)
    {
        _parts.Add(part);
        Wake();
    }

    /// <summary>Has a turn taken now.</summary>
    public void Wake()
    {
        // One too many does no harm.
        if (_signal.CurrentCount == 0)
            _signal.Release();
    }

    /// <summary>Says that no seeds come from here any more.</summary>
    public void Seal()
    {
        _isSealed = true;
        Say(TurnParts.Seal());
    }

    /// <summary>Counts a page for what the worker says of itself.</summary>
    public void CountPage() => _identity.CountPage();

    /// <summary>Says all that is left to say, and gives back what is claimed.</summary>
    /// <param name="isInHurry">True to give up at once where the server is away.</param>
    public async ValueTask LeaveAsync(bool isInHurry)
    {
        _isEnding = true;
        Wake();
        try
        {
            if (isInHurry && _isAway)
                await _stop.CancelAsync().ConfigureAwait(false);
            await (isInHurry ? _running.WaitAsync(LongestFarewell) : _running).ConfigureAwait(false);
            if (!_stop.IsCancellationRequested)
                await Link.RunAsync(RedisScript.Leave, _settings.Scheduling.HostLimit, _name).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisAwayException or TimeoutException
            or OperationCanceledException)
        {
            // The others find out when the lease has ended.
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
            var answer = await AskAsync(parts, want).ConfigureAwait(false);
            _lastTurn = Stopwatch.GetTimestamp();
            _nextTry = answer.NextTry;
            _journal.Add(parts);
            // Before what is claimed: the same page may be claimed once more, when its completion was refused.
            foreach (var id in parts.Select(static part => part.Completes).OfType<long>())
                _owner.Completed(id);
            await _owner.TakeAsync(answer).ConfigureAwait(false);
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

    private async Task<TurnAnswer> AskAsync(List<TurnPart> parts, int want)
    {
        var replayed = new List<TurnPart>();
        while (true)
        {
            try
            {
                RedisValue[] values =
                [
                    _name, LeaseText, _identity.Describe(), want, _settings.Scheduling.HostLimit,
                    _settings.MaximumPages, TurnParts.Micros(_settings.Delay),
                    .. replayed.Concat(parts).SelectMany(static part => part.Values),
                ];
                var result = await Link.RunAsync(RedisScript.Work, values).WaitAsync(_stop.Token).ConfigureAwait(false);
                _isAway = false;
                if (TurnAnswer.Read(result) is { } answer)
                    return answer;
                // Whoever slept for too long was taken for dead, and what was claimed is others' now.
                await JoinAsync().ConfigureAwait(false);
            }
            catch (RedisAwayException)
            {
                await WaitForServerAsync().ConfigureAwait(false);
            }

            // A server that was started anew may have lost the last second.
            replayed = _journal.Recent();
        }
    }

    private async Task WaitForServerAsync()
    {
        _isAway = true;
        if (!_hasWarned)
        {
            _hasWarned = true;
            _settings.OnWarning(
                $"The state server of '{Link.Address}' does not answer. The crawl waits for it, up to "
                + FormattableString.Invariant($"{_settings.Timeout.TotalSeconds:0.#} s (-StateTimeoutSec)."));
        }

        while (true)
        {
            await Link.WaitAsync(_settings.Timeout, _settings.Scheduling.Time, _stop.Token).ConfigureAwait(false);
            try
            {
                await JoinAsync().ConfigureAwait(false);
                _isAway = false;
                return;
            }
            catch (RedisAwayException)
            {
                // It went again.
            }
        }
    }

    private async Task JoinAsync()
    {
        var name = WorkerIdentity.NewName();
        // Whether a name was taken is not known before the answer has come.
        _oldNames.Add(name);
        // Those that were completed just now may be claimed there again, if it has lost that.
        RedisValue[] held =
        [
            .. _owner.HeldPages.Concat(_journal.Recent().Select(static part => part.Completes).OfType<long>())
                .Distinct().Select(TurnParts.Bytes),
        ];
        foreach (var old in _oldNames.SkipLast(1).DefaultIfEmpty(""))
        {
            RedisValue[] values =
            [
                name, LeaseText, _identity.Describe(), _settings.Scheduling.HostLimit, _isSealed ? "1" : "0", old,
                .. held,
            ];
            var result = await Link.RunAsync(RedisScript.Join, values).ConfigureAwait(false);
            if ((int)result == 0)
                throw RedisFaults.Removed(Link.Address);
        }

        _oldNames.RemoveRange(0, _oldNames.Count - 1);
        _name = name;
    }

    // Somebody has to find out who is dead.
    private async Task LookAfterOthersAsync()
    {
        _lastRound = Stopwatch.GetTimestamp();
        try
        {
            await Link.RunAsync(RedisScript.Leave, _settings.Scheduling.HostLimit, "").ConfigureAwait(false);
        }
        catch (RedisAwayException)
        {
            // The next turn finds out.
        }
    }
}
