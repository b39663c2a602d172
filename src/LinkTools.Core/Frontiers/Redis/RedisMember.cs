using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// Takes a worker's turns with the server, under a name. Waits when the server is away, and comes back under another
/// name: pages that it claimed under the old name without an answer are returned.
/// </summary>
internal sealed class RedisMember(RedisLink link, RedisSettings settings, IWorkerOwner owner, TurnJournal journal)
{
    private readonly WorkerIdentity _identity = new(settings.Lease, settings.Scheduling.Time);
    private readonly List<string> _oldNames = [];
    private string _name = "";
    private bool _hasWarned;
    private int _breaks;

    /// <summary>The name of the worker now.</summary>
    public string Name => _name;

    /// <summary>True while the server does not answer.</summary>
    public bool IsAway { get; private set; }

    /// <summary>True when no seeds come from here any more.</summary>
    public bool IsSealed { get; set; }

    private RedisValue LeaseText => (long)settings.Lease.TotalMilliseconds;

    /// <inheritdoc cref="WorkerIdentity.CountPage"/>
    public void CountPage() => _identity.CountPage();

    /// <summary>Takes a new name, and keeps the pages that are known here to be this worker's.</summary>
    /// <exception cref="CrawlStateException">The crawl is not there any more.</exception>
    /// <returns>The name.</returns>
    public async Task<string> JoinAsync()
    {
        var breaks = link.Breaks;
        var name = WorkerIdentity.NewName();
        // Whether a name was taken is not known before the answer has come.
        _oldNames.Add(name);
        // The server may have lost the last completions: then it still has these pages as claimed.
        RedisValue[] held =
        [
            .. owner.HeldPages.Concat(journal.Recent().Select(static part => part.Completes).OfType<long>())
                .Distinct().Select(TurnParts.Bytes),
        ];
        foreach (var old in _oldNames.SkipLast(1).DefaultIfEmpty(""))
        {
            RedisValue[] values =
            [
                name, LeaseText, _identity.Describe(), settings.Scheduling.HostLimit, IsSealed ? "1" : "0", old,
                .. held,
            ];
            var result = await link.RunAsync(RedisScript.Join, values).ConfigureAwait(false);
            if ((int)result == 0)
                throw RedisFaults.Removed(link.Address);
        }

        _oldNames.RemoveRange(0, _oldNames.Count - 1);
        (_name, _breaks) = (name, breaks);
        return name;
    }

    /// <summary>Takes a turn, and waits while the server is away. Sends again what the server may have lost.</summary>
    /// <param name="parts">What is sent.</param>
    /// <param name="want">How many pages are wanted.</param>
    /// <param name="ahead">How many more, before they can be read.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="CrawlStateException">The server stayed away, refuses, or has lost the crawl.</exception>
    public async Task<TurnAnswer> AskAsync(List<TurnPart> parts, int want, int ahead, CancellationToken stop)
    {
        var replayed = new List<TurnPart>();
        while (true)
        {
            try
            {
                // The server may be another process by now, and what it answered last may be lost.
                if (link.Breaks != _breaks)
                {
                    await JoinAsync().ConfigureAwait(false);
                    replayed = journal.Recent();
                }

                RedisValue[] values =
                [
                    _name, LeaseText, _identity.DescribeIfDue(), want, settings.Scheduling.HostLimit,
                    settings.MaximumPages, TurnParts.Micros(settings.Delay), ahead,
                    .. TurnValues.Write(replayed.Concat(parts)),
                ];
                var result = await link.RunAsync(RedisScript.Work, values).WaitAsync(stop).ConfigureAwait(false);
                IsAway = false;
                if (TurnAnswer.Read(result) is { } answer)
                    return answer;
                // A worker that was silent for longer than its lease has lost its pages to others.
                await JoinAsync().ConfigureAwait(false);
            }
            catch (RedisAwayException)
            {
                await WaitForServerAsync(stop).ConfigureAwait(false);
            }

            // A server that was started anew may have lost the last second.
            replayed = journal.Recent();
        }
    }

    /// <summary>Returns the claimed pages.</summary>
    public Task LeaveAsync() => link.RunAsync(RedisScript.Leave, settings.Scheduling.HostLimit, _name);

    /// <summary>Returns the pages of workers that have been silent for longer than their leases.</summary>
    public Task LookAfterOthersAsync() => link.RunAsync(RedisScript.Leave, settings.Scheduling.HostLimit, "");

    private async Task WaitForServerAsync(CancellationToken stop)
    {
        IsAway = true;
        if (!_hasWarned)
        {
            _hasWarned = true;
            settings.OnWarning(
                $"The state server of '{link.Address}' does not answer. The crawl waits for it, up to "
                + FormattableString.Invariant($"{settings.Timeout.TotalSeconds:0.#} s (-StateTimeoutSec)."));
        }

        while (true)
        {
            await link.WaitAsync(settings.Timeout, settings.Scheduling.Time, stop).ConfigureAwait(false);
            try
            {
                await JoinAsync().ConfigureAwait(false);
                IsAway = false;
                return;
            }
            catch (RedisAwayException)
            {
                // It is away again.
            }
        }
    }
}
