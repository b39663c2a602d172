using System.Collections.Concurrent;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Keeps a pause between the requests to one host: the user's delay, the site's own, or what an overload asks for.
/// </summary>
internal sealed class HostPacer(TimeProvider time, TimeSpan delay)
{
    /// <summary>The longest rest that is waited for; pages of a host that wants a longer one fail at once.</summary>
    public static readonly TimeSpan MaxRest = TimeSpan.FromMinutes(5);

    // For less than this, giving a place up and taking it again is not worth its while.
    private static readonly TimeSpan WorthLeaving = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<string, Pace> _hosts = new(StringComparer.Ordinal);

    /// <summary>The pauses that this process shares with others; null where it asks alone.</summary>
    public ISharedPace? Shared { get; set; }

    /// <summary>Raises a host's delay; never lowers it.</summary>
    public void RaiseDelay(WebUrl url, TimeSpan atLeast)
    {
        Shared?.RaiseDelay(NameOf(url), atLeast);
        var pace = GetOrAdd(url);
        lock (pace)
            pace.Delay = atLeast > pace.Delay ? atLeast : pace.Delay;
    }

    /// <summary>Leaves a host alone for a while: all of its pages, not just the one that was told to wait.</summary>
    public void Pause(WebUrl url, TimeSpan pause)
    {
        Shared?.Pause(NameOf(url), pause);
        var pace = GetOrAdd(url);
        var until = time.GetTimestamp() + ToTicks(pause);
        lock (pace)
            pace.Next = Math.Max(pace.Next, until);
    }

    /// <summary>
    /// Gives a host the rest that it asked for: up to <see cref="MaxRest"/> its pages wait, beyond that none of
    /// them is asked for.
    /// </summary>
    public void Rest(WebUrl url, TimeSpan asked, int status)
    {
        if (asked <= MaxRest)
        {
            Pause(url, asked);
            return;
        }

        Shared?.Close(NameOf(url), asked, status);
        Close(url, asked, status);
    }

    /// <summary>Gives a host a rest that is too long to be waited for: none of its pages is asked for.</summary>
    public void Close(WebUrl url, TimeSpan asked, int status)
    {
        var pace = GetOrAdd(url);
        // As long as ten years is as good as for ever, and can still be counted in ticks.
        var closed = asked < TimeSpan.FromDays(3650) ? asked : TimeSpan.FromDays(3650);
        lock (pace)
        {
            pace.ClosedUntil = time.GetTimestamp() + ToTicks(closed);
            pace.Refusal = $"was not asked for: {url.Origin} answered {status} and wants to be left alone for "
                + RetryAfter.Describe(asked);
            pace.Warning ??= $"{url.Origin} answered {status} and wants to be left alone for "
                + $"{RetryAfter.Describe(asked)}: until then its other pages fail without being asked for.";
        }
    }

    /// <summary>Notes that a page could not wait as long as its host asked for; its other pages will.</summary>
    public void WarnOfRest(WebUrl url, TimeSpan asked, int status)
    {
        var pace = GetOrAdd(url);
        lock (pace)
            pace.Warning ??= $"{url.Origin} answered {status} and wants to be left alone for "
                + $"{RetryAfter.Describe(asked)}: its other pages wait so long.";
    }

    /// <summary>Why a host is not asked for now, as a clause whose subject is the page; null when it is.</summary>
    public string? FindRefusal(WebUrl url)
    {
        if (_hosts.IsEmpty || !_hosts.TryGetValue(KeyOf(url), out var pace))
            return null;
        lock (pace)
            return pace.ClosedUntil > time.GetTimestamp() ? pace.Refusal : null;
    }

    /// <summary>What there is to warn of about a host; given once.</summary>
    public IReadOnlyList<string> TakeWarning(WebUrl url)
    {
        if (_hosts.IsEmpty || !_hosts.TryGetValue(KeyOf(url), out var pace))
            return [];
        lock (pace)
        {
            if (pace.Warning is not { } warning || pace.HasWarned)
                return [];
            pace.HasWarned = true;
            return [warning];
        }
    }

    /// <summary>Ends when the next request to the host may go out, and takes that turn.</summary>
    /// <param name="url">Where the request goes.</param>
    /// <param name="slot">Left to another page while this one waits; null to keep it.</param>
    /// <param name="stop">Ends the waiting.</param>
    public ValueTask WaitAsync(WebUrl url, IPageSlot? slot, CancellationToken stop)
    {
        if (Shared is { } shared)
            return delay > TimeSpan.Zero || shared.IsPaced(NameOf(url))
                ? WaitSharedAsync(shared, url, slot, stop)
                : default;
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

        if (wait <= TimeSpan.Zero)
            return default;
        return slot is null ? new ValueTask(Task.Delay(wait, time, stop)) : WaitAsync(wait, slot, stop);
    }

    private async ValueTask WaitAsync(TimeSpan wait, IPageSlot slot, CancellationToken stop)
    {
        slot.Leave();
        await Task.Delay(wait, time, stop).ConfigureAwait(false);
        await slot.ReturnAsync(stop).ConfigureAwait(false);
    }

    private async ValueTask WaitSharedAsync(
        ISharedPace shared, WebUrl url, IPageSlot? slot, CancellationToken stop)
    {
        var ticket = default(TurnTicket);
        while (true)
        {
            ticket = await shared.AskAsync(NameOf(url), delay, ticket, stop).ConfigureAwait(false);
            if (ticket.Wait <= TimeSpan.Zero)
                return;
            // The place is taken again before the turn: between the turn and the request nothing is waited for.
            if (ticket.Wait > WorthLeaving)
                slot?.Leave();
            await Task.Delay(ticket.Wait, time, stop).ConfigureAwait(false);
            if (slot is not null)
                await slot.ReturnAsync(stop).ConfigureAwait(false);
        }
    }

    private static string NameOf(WebUrl url) => $"{url.Host}:{url.Port}";

    private Pace GetOrAdd(WebUrl url) => _hosts.GetOrAdd(KeyOf(url), _ => new Pace { Delay = delay });

    private Pace? PaceOf(WebUrl url) =>
        _hosts.TryGetValue(KeyOf(url), out var pace) ? pace
        : delay > TimeSpan.Zero ? GetOrAdd(url) : null;

    private static string KeyOf(WebUrl url) => url.Origin;

    private long ToTicks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    private sealed class Pace
    {
        public long Next { get; set; }

        public TimeSpan Delay { get; set; }

        public long ClosedUntil { get; set; } = long.MinValue;

        public string? Refusal { get; set; }

        public string? Warning { get; set; }

        public bool HasWarned { get; set; }
    }
}
