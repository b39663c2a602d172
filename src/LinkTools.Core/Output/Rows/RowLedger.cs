using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Output.Rows;

/// <summary>
/// Keeps a file of rows and the state of a crawl consistent: a page is recorded as completed when its rows, and those
/// of all pages before it, are on the disk. This is done several times a second, so that the disk is flushed rarely,
/// and few pages are read again after a kill.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="mark">The file as the state describes it.</param>
/// <param name="record">Records pages together with the length of the file; all or none.</param>
/// <param name="time">The clock.</param>
internal sealed class RowLedger(
    RowFile file, OutputMark mark, Func<IReadOnlyList<PageResult>, OutputMark, ValueTask> record, TimeProvider time)
{
    /// <summary>The interval. After a kill, at most the pages of one interval are read again.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly object _gate = new();
    private readonly Queue<Batch> _synced = new();
    private List<PageResult> _written = [];
    private long _added, _delivered;

    /// <summary>
    /// Writes the last rows of a page. The page is then written, and may be recorded when it is also delivered.
    /// </summary>
    public void End(PageResult page, Action write)
    {
        // The length of the file must not be read between the two.
        lock (_gate)
        {
            write();
            _written.Add(page with { Links = [], Rows = null, RowSpan = file.LastUnit });
            _added++;
        }
    }

    /// <summary>Says that the links of the next page have gone down the pipeline, too.</summary>
    public void Deliver() => Interlocked.Increment(ref _delivered);

    /// <summary>Records pages until it is stopped.</summary>
    /// <exception cref="RowFileException">The disk cannot store the rows.</exception>
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
            // The code that stops it records the rest.
        }
    }

    /// <summary>Records what is written and delivered now. Do not call it while <see cref="RunAsync"/> runs.</summary>
    /// <exception cref="RowFileException">The disk cannot store the rows.</exception>
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
    /// <param name="Number">How many pages have been written, including these.</param>
    /// <param name="Mark">The length of the file after them.</param>
    private sealed record Batch(IReadOnlyList<PageResult> Pages, long Number, OutputMark Mark);
}
