using System.Collections.Concurrent;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Keeps a pause between the requests to one host: the delay that the user or the site asks for, or a pause after an
/// overload.
/// </summary>
internal sealed class HostPacer(TimeProvider time, TimeSpan delay)
{
    /// <summary>
    /// The longest pause that pages wait for. If a host asks for a longer one, its pages fail at once.
    /// </summary>
    public static readonly TimeSpan MaxRest = TimeSpan.FromMinutes(5);

    // For a shorter wait, it is not worth freeing the place and taking it again.
    private static readonly TimeSpan WorthLeaving = TimeSpan.FromMilliseconds(5);

    private readonly ConcurrentDictionary<string, Pace> _hosts = new(StringComparer.Ordinal);

    /// <summary>The pauses that several processes share; null for this process alone.</summary>
    public ISharedPace? Shared { get; set; }

    /// <summary>Raises the delay of a host; never lowers it.</summary>
    public void RaiseDelay(WebUrl url, TimeSpan atLeast)
    {
        Shared?.RaiseDelay(NameOf(url), atLeast);
        var pace = GetOrAdd(url);
        lock (pace)
            pace.Delay = atLeast > pace.Delay ? atLeast : pace.Delay;
    }

    /// <summary>
    /// Sends no requests to a host for a while: this affects all its pages, not just the one that got the response.
    /// </summary>
    public void Pause(WebUrl url, TimeSpan pause)
    {
        Shared?.Pause(NameOf(url), pause);
        var pace = GetOrAdd(url);
        var until = time.GetTimestamp() + ToTicks(pause);
        lock (pace)
            pace.Next = Math.Max(pace.Next, until);
    }

    /// <summary>
    /// Keeps the pause that a host asked for. Up to <see cref="MaxRest"/> its pages wait; beyond that they fail without
    /// a request.
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

    /// <summary>Records that a host asked for a pause that is too long: its pages fail without a request.</summary>
    public void Close(WebUrl url, TimeSpan asked, int status)
    {
        var pace = GetOrAdd(url);
        // Ten years are as good as forever, and can still be counted in ticks.
        var closed = asked < TimeSpan.FromDays(3650) ? asked : TimeSpan.FromDays(3650);
        lock (pace)
        {
            pace.ClosedUntil = time.GetTimestamp() + ToTicks(closed);
            pace.Refusal = $"was not requested: {url.Origin} answered {status} and asked for a pause of "
                + RetryAfter.Describe(asked);
            pace.Warning ??= $"{url.Origin} answered {status} and asked for a pause of "
                + $"{RetryAfter.Describe(asked)}: until then, its other pages fail without a request.";
        }
    }

    /// <summary>
    /// Records that a page could not wait as long as its host asked for; the other pages of the host will.
    /// </summary>
    public void WarnOfRest(WebUrl url, TimeSpan asked, int status)
    {
        var pace = GetOrAdd(url);
        lock (pace)
            pace.Warning ??= $"{url.Origin} answered {status} and asked for a pause of "
                + $"{RetryAfter.Describe(asked)}: its other pages wait for that time.";
    }

    /// <summary>
    /// Why no requests go to a host now, as a clause whose subject is the page; null if requests are allowed.
    /// </summary>
    public string? FindRefusal(WebUrl url)
    {
        if (_hosts.IsEmpty || !_hosts.TryGetValue(KeyOf(url), out var pace))
            return null;
        lock (pace)
            return pace.ClosedUntil > time.GetTimestamp() ? pace.Refusal : null;
    }

    /// <summary>The warning about a host; returned once.</summary>
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

    /// <summary>Waits for the turn of the next request to the host, and takes it.</summary>
    /// <param name="url">The URL of the request.</param>
    /// <param name="slot">Freed for another page while this one waits; null to keep it.</param>
    /// <param name="stop">Stops the waiting.</param>
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
            // The place is taken before the turn, so that nothing is waited for between the turn and the request.
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
