using LinkTools.Core.Pages;

namespace LinkTools.Core.Crawling;

/// <summary>
/// Hands out pages, fairly between hosts and never more of one host than its limit. A host at its limit costs the
/// others nothing: its pages wait here, not in a worker. Within a host, no page starts while a less deep one is under
/// way, so every page is reached by the shortest way, however long each takes.
/// </summary>
internal sealed class HostScheduler(int hostLimit)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, HostQueue> _hosts = new(StringComparer.Ordinal);
    private readonly Queue<HostQueue> _ready = new();
    private readonly Queue<TaskCompletionSource<PageRequest?>> _waiting = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _unfinished;
    private bool _isComplete;

    /// <summary>Ends when every page handed out has ended and no more will come.</summary>
    public Task Over => _over.Task;

    /// <summary>Adds a page. May be called by many at once.</summary>
    public void Enqueue(PageRequest page)
    {
        lock (_gate)
        {
            _unfinished++;
            var host = HostOf(page);
            host.Add(page);
            Advance(host);
        }
    }

    /// <summary>The next page that may start; null when there will be none.</summary>
    public Task<PageRequest?> DequeueAsync()
    {
        lock (_gate)
        {
            if (_ready.Count > 0)
                return Task.FromResult<PageRequest?>(Take());
            if (IsOver)
                return Task.FromResult<PageRequest?>(null);
            var waiter = new TaskCompletionSource<PageRequest?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter);
            return waiter.Task;
        }
    }

    /// <summary>How many pages of a host wait here.</summary>
    public int WaitingOf(string host)
    {
        lock (_gate)
            return _hosts.TryGetValue(host, out var queue) ? queue.Waiting : 0;
    }

    /// <summary>Says that a page handed out has ended.</summary>
    public void Release(PageRequest page)
    {
        lock (_gate)
        {
            var host = HostOf(page);
            host.Active--;
            _unfinished--;
            Advance(host);
            if (host is { Active: 0, Waiting: 0 })
                _hosts.Remove(host.Key);
            EndIfOver();
        }
    }

    /// <summary>
    /// Says that no page comes from outside any more; the run ends when the pages handed out have ended.
    /// </summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            EndIfOver();
        }
    }

    /// <summary>Ends all waiting at once: nothing more is handed out.</summary>
    public void Abort()
    {
        lock (_gate)
        {
            _isComplete = true;
            _unfinished = 0;
            _ready.Clear();
            _hosts.Clear();
            EndIfOver();
        }
    }

    private bool IsOver => _isComplete && _unfinished <= 0;

    private HostQueue HostOf(PageRequest page)
    {
        var key = page.HostKey;
        if (!_hosts.TryGetValue(key, out var host))
            _hosts.Add(key, host = new HostQueue(key, key.Length == 0 ? int.MaxValue : hostLimit));
        return host;
    }

    /// <summary>Puts a host that has a page and a free place into the ring, once, and serves who waits.</summary>
    private void Advance(HostQueue host)
    {
        if (!host.IsReady && host.HasNext)
        {
            host.IsReady = true;
            _ready.Enqueue(host);
        }

        while (_ready.Count > 0 && _waiting.TryDequeue(out var waiter))
            waiter.SetResult(Take());
    }

    private PageRequest Take()
    {
        var host = _ready.Dequeue();
        host.IsReady = false;
        var page = host.Take();
        if (host.HasNext)
        {
            host.IsReady = true;
            _ready.Enqueue(host);
        }

        return page;
    }

    private void EndIfOver()
    {
        if (!IsOver)
            return;
        _over.TrySetResult();
        while (_waiting.TryDequeue(out var waiter))
            waiter.SetResult(null);
    }

    private sealed class HostQueue(string key, int limit)
    {
        public string Key { get; } = key;

        private readonly PriorityQueue<PageRequest, (int Depth, long Sequence)> _pages = new();
        private int _level;

        /// <summary>Pages under way.</summary>
        public int Active { get; set; }

        public int Waiting => _pages.Count;

        /// <summary>True while the host stands in the ring.</summary>
        public bool IsReady { get; set; }

        public bool HasNext =>
            Active < limit && _pages.TryPeek(out _, out var next) && (Active == 0 || next.Depth <= _level);

        public void Add(PageRequest page) => _pages.Enqueue(page, (page.Depth, page.Sequence));

        public PageRequest Take()
        {
            var page = _pages.Dequeue();
            _level = Active == 0 ? page.Depth : Math.Min(_level, page.Depth);
            Active++;
            return page;
        }
    }
}
