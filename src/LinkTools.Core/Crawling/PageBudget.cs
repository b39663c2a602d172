using LinkTools.Core.Markup;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Crawling;

/// <summary>
/// Limits the memory of a run: what pages hold while they are read and until the reader has taken their links. When it
/// is used up, no page begins, and a page that holds more than its free part waits. At least one page always continues,
/// or a result can be taken, so every run ends. The waiting does not count towards the timeout of a page.
/// </summary>
/// <param name="limit">The limit in bytes. One page may exceed it by what it needs.</param>
/// <param name="isOrdered">True if results are taken in the order of the input.</param>
internal sealed class PageBudget(long limit, bool isOrdered)
{
    /// <summary>The limit of a run.</summary>
    public const long RunLimit = 48 << 20;

    /// <summary>A page that holds no more than this continues at once: nearly every page does.</summary>
    private const long FreePart = 512 << 10;

    /// <summary>
    /// If a run held more than this, a full collection at its end is worth its cost, where the process holds little
    /// else. Otherwise the runtime would keep the memory for a long time.
    /// </summary>
    private const long WorthCollecting = 32 << 20, TooMuchToCollect = 512 << 20;

    /// <summary>
    /// A page that held more than this leaves large arrays behind. The runtime seldom collects those, and the next
    /// pages would find no room.
    /// </summary>
    private const long Large = 16 << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<PageRequest, Share> _shares = [];
    private readonly List<Share> _reading = [];
    private long _used;
    private long _usedByResults;
    private long _due;
    private long _peak;

    /// <summary>The bytes that are held now.</summary>
    public long Used
    {
        get
        {
            lock (_gate)
                return _used;
        }
    }

    /// <summary>Waits until a page may begin.</summary>
    /// <param name="page">The page.</param>
    /// <param name="sequence">Its place in the order of the input, from 0.</param>
    /// <param name="stop">Stops the waiting.</param>
    public ValueTask EnterAsync(PageRequest page, long sequence, CancellationToken stop)
    {
        lock (_gate)
        {
            var share = new Share(sequence);
            _shares[page] = share;
            _reading.Add(share);
            if (MayGoOn(share))
                return default;
            share.Waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(share.Waiting.Task.WaitAsync(stop));
        }
    }

    /// <summary>Says how much a page holds now; waits until it may hold more.</summary>
    public ValueTask HoldAsync(PageRequest page, long bytes, PageDeadline? deadline, CancellationToken stop)
    {
        lock (_gate)
        {
            if (!_shares.TryGetValue(page, out var share))
                return default;
            Set(share, bytes);
            if (bytes <= FreePart || MayGoOn(share))
                return default;
            share.Waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return WaitAsync(share.Waiting.Task, deadline, stop);
        }
    }

    /// <summary>Says that a page has been read, and how much its result holds.</summary>
    public void End(PageRequest page, long bytes)
    {
        bool isLarge;
        lock (_gate)
        {
            if (!_shares.TryGetValue(page, out var share) || !_reading.Remove(share))
                return;
            Set(share, bytes);
            share.IsResult = true;
            _usedByResults += bytes;
            isLarge = share.Most >= Large;
        }

        if (isLarge)
            Collect(GCCollectionMode.Forced, isCompacting: false);
        lock (_gate)
            Wake();
    }

    /// <summary>Says that the result of a page has been taken.</summary>
    public void Release(PageRequest page)
    {
        bool isLarge;
        lock (_gate)
        {
            if (!_shares.Remove(page, out var share))
                return;
            _reading.Remove(share);
            _used -= share.Held;
            if (share.IsResult)
                _usedByResults -= share.Held;
            _due = share.Sequence + 1;
            isLarge = share.Most >= Large;
        }

        if (isLarge)
            Collect(GCCollectionMode.Forced, isCompacting: false);
        lock (_gate)
            Wake();
    }

    /// <summary>Says that the run is over, so that memory goes back to the system.</summary>
    public void GiveBack()
    {
        Blocks.Trim();
        if (_peak >= WorthCollecting)
            Collect(GCCollectionMode.Aggressive, isCompacting: true);
    }

    private static void Collect(GCCollectionMode mode, bool isCompacting)
    {
        // Only what was alive after the last collection counts, not garbage since then.
        var last = GC.GetGCMemoryInfo(GCKind.Any);
        var held = Math.Min(
            GC.GetTotalMemory(forceFullCollection: false), last.HeapSizeBytes - last.FragmentedBytes);
        if (held < TooMuchToCollect)
            GC.Collect(GC.MaxGeneration, mode, blocking: true, isCompacting);
    }

    private static async ValueTask WaitAsync(Task turn, PageDeadline? deadline, CancellationToken stop)
    {
        deadline?.Pause();
        await turn.WaitAsync(stop).ConfigureAwait(false);
        deadline?.Resume();
    }

    private void Set(Share share, long bytes)
    {
        _used += bytes - share.Held;
        _peak = Math.Max(_peak, _used);
        share.Held = bytes;
        share.Most = Math.Max(share.Most, bytes);
    }

    private bool MayGoOn(Share share) => _used < limit || IsFirst(share);

    // The oldest page that is being read, unless taking a result makes room.
    private bool IsFirst(Share share)
    {
        if (isOrdered ? HasDueResult() : _usedByResults > limit / 4)
            return false;
        foreach (var other in _reading)
        {
            if (other.Sequence < share.Sequence)
                return false;
        }

        return true;
    }

    private bool HasDueResult()
    {
        foreach (var share in _shares.Values)
        {
            if (share.IsResult && share.Sequence == _due)
                return true;
        }

        return false;
    }

    private void Wake()
    {
        foreach (var share in _reading)
        {
            if (share.Waiting is not { } waiting || !MayGoOn(share))
                continue;
            share.Waiting = null;
            waiting.TrySetResult();
        }
    }

    private sealed class Share(long sequence)
    {
        public long Sequence { get; } = sequence;

        public long Held { get; set; }

        public long Most { get; set; }

        public bool IsResult { get; set; }

        public TaskCompletionSource? Waiting { get; set; }
    }
}
