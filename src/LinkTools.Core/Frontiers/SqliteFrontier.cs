using System.Diagnostics;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// A frontier in a SQLite file, so that a crawl survives its process. Changes are committed in the order they are made,
/// a few dozen times a second: a page's links are in the file before its completion is. In memory are the hashes of
/// known pages.
/// </summary>
internal sealed class SqliteFrontier : IFrontier
{
    private static readonly TimeSpan CommitInterval = TimeSpan.FromMilliseconds(50);

    private readonly object _gate = new();
    private readonly string _path;
    private readonly StateLock _lock;
    private readonly SqliteConnection _connection;
    private readonly FrontierCommands _commands;
    private readonly KnownUrls _known = new();
    private readonly Dictionary<string, int> _hosts = new(StringComparer.Ordinal);
    private readonly Timer _timer;
    private readonly TimeProvider _time;
    private long _pending, _pendingSeeds, _claimed, _transactionStart;
    private bool _isOpen, _isDisposed;
    private CrawlStateException? _fault;

    /// <param name="path">The file; created where there is none.</param>
    /// <param name="settings">How to open it.</param>
    /// <exception cref="CrawlStateException">The file cannot be used, or belongs to another crawl.</exception>
    public SqliteFrontier(string path, StateSettings settings)
    {
        _path = path;
        _time = settings.TimeProvider;
        _lock = new StateLock(path);
        try
        {
            _connection = StateFile.OpenToWrite(path);
            if (settings.MaximumFilePages is { } limit)
                StateFile.Execute(
                    _connection,
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {limit}"));
            _commands = new FrontierCommands(_connection);
            Change(() => Begin(settings));
            _timer = new Timer(
                static state => ((SqliteFrontier)state!).CommitIdle(), this, CommitInterval, CommitInterval);
        }
        catch
        {
            _connection?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    public long Pending => Volatile.Read(ref _pending);

    public long PendingSeeds => Volatile.Read(ref _pendingSeeds);

    public long Claimed => Volatile.Read(ref _claimed);

    public IReadOnlyList<string> PendingHosts
    {
        get
        {
            lock (_gate)
                return [.. _hosts.Keys];
        }
    }

    public bool IsKnown(WebUrl url)
    {
        lock (_gate)
            return _known.Contains(url);
    }

    public bool Add(WebUrl url, int depth, bool isSeed, AddressClass foundOn, bool isAgain) =>
        Change(() =>
        {
            if (!_known.Add(url) && !isAgain)
                return false;
            _commands.Add(
                url.HrefWithoutFragment, FrontierPage.HostOf(url), depth, isSeed, PageState.Waiting, foundOn);
            Count(FrontierPage.HostOf(url), 1, isSeed ? 1 : 0);
            return true;
        });

    public bool Mark(WebUrl url, bool isSeed, long via) =>
        Change(() =>
        {
            if (!_known.Add(url))
                return false;
            _commands.Add(
                url.HrefWithoutFragment, FrontierPage.HostOf(url), 0, isSeed, PageState.Seen, AddressClass.Public, via);
            return true;
        });

    public IReadOnlyList<FrontierPage> Claim(string host, int count) =>
        Change<IReadOnlyList<FrontierPage>>(() =>
        {
            var pages = _commands.Claim(host, count, _time.GetUtcNow());
            Count(host, -pages.Count, -pages.Count(page => page.IsSeed));
            _claimed += pages.Count;
            // What goes out after this is in flight in the file, too, whenever the process ends.
            Commit();
            return pages;
        });

    public void Complete(long id, PageResult result) =>
        Change(() =>
        {
            _commands.Complete(id, result, _time.GetUtcNow());
            return 0;
        });

    public void Return(FrontierPage page) =>
        Change(() =>
        {
            _commands.Return(page.Id);
            Count(FrontierPage.HostOf(page.Url), 1, page.IsSeed ? 1 : 0);
            return _claimed--;
        });

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _timer.Dispose();
            try
            {
                if (_fault is null)
                {
                    Write(Commit);
                    StateFile.Settle(_connection);
                }
            }
            finally
            {
                _commands.Dispose();
                _connection.Dispose();
                _lock.Dispose();
            }
        }
    }

    private int Begin(StateSettings settings)
    {
        _commands.Identify(settings, _path, _time.GetUtcNow());
        // What was in flight when the process ended is asked for again, and what failed only where that is wanted.
        _commands.Reopen(settings.RetriesFailed);
        foreach (var (href, host, isSeed, state, isOpen) in _commands.ReadAll())
        {
            if (WebUrl.Parse(href) is not { } url)
                continue;
            if (!isOpen)
                _known.Add(url);
            settings.OnKnown?.Invoke(url, isSeed);
            if (state == PageState.Waiting)
                Count(host, 1, isSeed ? 1 : 0);
            else if (state != PageState.Seen)
                _claimed++;
        }

        return _known.Count;
    }

    private void Count(string host, int change, int seeds)
    {
        var count = _hosts.GetValueOrDefault(host) + change;
        if (count > 0)
            _hosts[host] = count;
        else
            _hosts.Remove(host);
        _pending += change;
        _pendingSeeds += seeds;
    }

    private T Change<T>(Func<T> change)
    {
        var result = default(T)!;
        lock (_gate)
        {
            if (_isDisposed)
                return result;
            Write(() =>
            {
                if (!_isOpen)
                {
                    StateFile.Execute(_connection, "BEGIN IMMEDIATE");
                    (_isOpen, _transactionStart) = (true, Stopwatch.GetTimestamp());
                }

                result = change();
                if (_isOpen && Stopwatch.GetElapsedTime(_transactionStart) > CommitInterval)
                    Commit();
            });
        }

        return result;
    }

    // After a fault SQLite may have taken back the whole transaction: what follows would only hide the reason.
    private void Write(Action action)
    {
        if (_fault is not null)
            throw _fault;
        try
        {
            StateFile.Guard(_path, action);
        }
        catch (CrawlStateException fault)
        {
            _fault = fault;
            throw;
        }
    }

    private void Commit()
    {
        if (!_isOpen)
            return;
        _commands.Touch(_time.GetUtcNow());
        StateFile.Execute(_connection, "COMMIT");
        _isOpen = false;
    }

    private void CommitIdle()
    {
        // Whoever is at work commits himself. Waiting here for a slow or busy disk would pile up one thread of the pool
        // after the other, and hold up everything else in the process.
        if (!Monitor.TryEnter(_gate))
            return;
        try
        {
            if (!_isDisposed && _fault is null)
                Write(Commit);
        }
        catch (CrawlStateException)
        {
            // The next change meets the same fault, where somebody can be told.
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }
}
