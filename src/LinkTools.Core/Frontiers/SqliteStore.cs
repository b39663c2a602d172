using System.Diagnostics;
using System.Globalization;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// Pages in a SQLite file, so that a crawl can be resumed. Changes are committed in their order, a few dozen times a
/// second: the links of a page are in the file before its completion is.
/// </summary>
internal sealed class SqliteStore : IPageStore
{
    private static readonly TimeSpan CommitInterval = TimeSpan.FromMilliseconds(50);

    private readonly object _gate = new();
    private readonly string _path;
    private readonly StateSettings _settings;
    private readonly StateLock _lock;
    private readonly SqliteConnection _connection;
    private readonly FrontierCommands? _commands;
    private readonly Timer? _timer;
    private readonly TimeProvider _time;
    private long _transactionStart;
    private bool _isOpen, _isDisposed;
    private CrawlStateException? _fault;

    /// <param name="path">The file; created if it does not exist.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="CrawlStateException">The file cannot be used, or belongs to another crawl.</exception>
    public SqliteStore(string path, StateSettings settings)
    {
        (_path, _settings, _time) = (path, settings, settings.TimeProvider);
        _lock = new StateLock(path);
        try
        {
            _connection = StateFile.OpenToWrite(path);
            if (settings.MaximumFilePages is { } limit)
                StateFile.Execute(
                    _connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {limit}"));
            _commands = new FrontierCommands(_connection);
            Change(commands => commands.Begin(settings, path, _time.GetUtcNow()));
            _timer = new Timer(
                static state => ((SqliteStore)state!).CommitIdle(), this, CommitInterval, CommitInterval);
        }
        catch
        {
            _commands?.Dispose();
            if (_connection is not null)
                StateFile.Settle(_connection);
            _connection?.Dispose();
            _lock.Dispose();
            throw;
        }
    }

    // Each claim is committed at once, because a page must be in flight in the file before it is requested.
    public int ClaimSize => 16;

    public IEnumerable<StoredPage> Load()
    {
        // The lock is held while the caller enumerates them, so nothing is committed meanwhile.
        lock (_gate)
        {
            using var reading = _commands!.ReadAll().GetEnumerator();
            while (true)
            {
                StoredPage? page = null;
                Write(() => page = reading.MoveNext() ? reading.Current : null);
                if (page is not { } known)
                    yield break;
                yield return known;
            }
        }
    }

    public long ReferrerOf(FrontierPage? from) => from?.Id ?? 0;

    public long Add(in FoundPage page, string host, long referrer)
    {
        var (added, id) = (page, 0L);
        Change(commands => id = commands.Add(added, host, referrer));
        return id;
    }

    public void Move(in FoundPage page, string host, long referrer, int from, long id)
    {
        var depth = page.Depth;
        Change(commands => commands.Move(id, depth));
    }

    public void Name(WebUrl url) => Change(commands => commands.Name(url.HrefWithoutFragment));

    public void AddSeen(WebUrl url, string host, FrontierPage via) =>
        Change(commands => commands.AddSeen(url.HrefWithoutFragment, host, via));

    public void Claim(string host, int depth, int count, Queue<FrontierPage> claimed) =>
        Change(commands =>
        {
            commands.Claim(host, depth, count, _time.GetUtcNow(), claimed);
            Commit();
        });

    public void Return(FrontierPage page)
    {
        // After an error nothing more is written; pages that were in flight are read again anyway.
        if (_fault is null)
            Change(commands => commands.Return(page.Id));
    }

    public void Complete(long id, PageResult result, OutputMark? output) =>
        Change(commands => commands.Complete(id, result, output, _time.GetUtcNow()));

    public void Complete(IReadOnlyList<PageResult> results, OutputMark output) =>
        Change(commands =>
        {
            foreach (var result in results)
            {
                if (result.ClaimId is { } id)
                    commands.Complete(id, result, output: null, _time.GetUtcNow());
            }

            commands.SetOutput(output);
        });

    public StoredOutputs FindOutputs()
    {
        var outputs = StoredOutputs.None;
        Change(_ => outputs = new StoredOutputs(
            StateReader.ReadOutputs(_connection), StateReader.HasEndedPages(_connection)));
        return outputs;
    }

    public void SaveOutput(OutputMark output)
    {
        Change(commands => commands.SetOutput(output));
        lock (_gate)
            Write(Commit);
    }

    public PageReferrer? FindReferrer(FrontierPage page)
    {
        PageReferrer? referrer = null;
        Change(commands => referrer = commands.FindReferrer(page.Id));
        return referrer;
    }

    public FoundPage? Peek()
    {
        FoundPage? page = null;
        Change(commands => page = commands.Peek());
        return page;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _timer?.Dispose();
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
                _commands?.Dispose();
                _connection.Dispose();
                _lock.Dispose();
            }
        }
    }

    private void Change(Action<FrontierCommands> change)
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            Write(() =>
            {
                if (!_isOpen)
                {
                    StateFile.Execute(_connection, "BEGIN IMMEDIATE");
                    (_isOpen, _transactionStart) = (true, Stopwatch.GetTimestamp());
                }

                change(_commands!);
                if (_isOpen && Stopwatch.GetElapsedTime(_transactionStart) > CommitInterval)
                    Commit();
            });
        }
    }

    // After an error SQLite may have rolled back the whole transaction; further statements would only hide the reason.
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
        // The system continues to write into a file that somebody has removed, and all of it would be lost.
        if (!File.Exists(_path))
            throw StateFile.Removed(_path);
        _commands!.Touch(_time.GetUtcNow());
        StateFile.Execute(_connection, "COMMIT");
        _isOpen = false;
    }

    private void CommitIdle()
    {
        // A thread that has just changed something commits it. Waiting here for a slow disk would block one thread of
        // the pool after the other, and with them everything else in the process.
        if (!Monitor.TryEnter(_gate))
            return;
        try
        {
            if (!_isDisposed && _fault is null)
                Write(Commit);
        }
        catch (CrawlStateException)
        {
            // The next change meets the same error, and can report it.
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }
}
