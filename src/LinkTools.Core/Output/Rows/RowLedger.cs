using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Output.Rows;

/// <summary>
/// Keeps a file of rows and a crawl's state in step: a page is recorded as completed when its rows, and those of all
/// pages before it, are on the disk. Several times a second, so that the disk is asked rarely and little is read again
/// after a kill.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="mark">The file as the state knows it.</param>
/// <param name="record">Records pages, and how far the file goes with them; all or none.</param>
/// <param name="time">Where time comes from.</param>
internal sealed class RowLedger(
    RowFile file, OutputMark mark, Func<IReadOnlyList<PageResult>, OutputMark, ValueTask> record, TimeProvider time)
{
    /// <summary>Between two times: pages read again after a kill are at most those of so long.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly Queue<Batch> _synced = new();
    private List<PageResult> _written = [];
    private long _added, _delivered;

    /// <summary>
    /// Writes the last of a page's rows: with it the page is written, and may be recorded when it is delivered, too.
    /// </summary>
    public void End(PageResult page, Action write)
    {
        // Nobody may take the file's length between the two.
        lock (_gate)
        {
            write();
            _written.Add(page with { Links = [], Rows = null, RowSpan = file.LastUnit });
            _added++;
        }
    }

    /// <summary>Says that the next page's links have gone wherever else they were to go.</summary>
    public void Deliver() => Interlocked.Increment(ref _delivered);

    /// <summary>Records pages until it is stopped.</summary>
    /// <exception cref="RowFileException">The disk does not take the rows.</exception>
    /// <exception cref="CrawlStateException">The state file cannot be written.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
                await RecordAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Who stops it records the rest.
        }
    }

    /// <summary>Records what is written and delivered now. Not while <see cref="RunAsync"/> runs.</summary>
    /// <exception cref="RowFileException">The disk does not take the rows.</exception>
    /// <exception cref="CrawlStateException">The state file cannot be written.</exception>
    public async Task RecordAsync()
    {
        Batch? batch = null;
        lock (_gate)
        {
            if (_written.Count > 0)
            {
                batch = new Batch(_written, _added, mark with { Bytes = file.Flush() });
                _written = [];
            }
        }

        if (batch is not null)
        {
            file.Sync();
            _synced.Enqueue(batch);
        }

        while (_synced.TryPeek(out var due) && due.Number <= Volatile.Read(ref _delivered))
        {
            await record(due.Pages, due.Mark).ConfigureAwait(false);
            _synced.Dequeue();
        }
    }

    /// <param name="Pages">The pages.</param>
    /// <param name="Number">How many pages have been written with them.</param>
    /// <param name="Mark">How far the file goes with them.</param>
    private sealed record Batch(IReadOnlyList<PageResult> Pages, long Number, OutputMark Mark);
}
