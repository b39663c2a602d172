using System.Collections.Concurrent;
using LinkTools.Core.Checking;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Pages;
using LinkTools.Pipeline;

namespace LinkTools.Commands;

/// <summary>
/// Records in the state file which pages are done. A page is done when the results of all its links have been written,
/// to the pipeline and to the file.
/// </summary>
internal sealed class RememberedChecks
{
    private readonly LinkOutput? _output;
    private readonly bool _givesObjects;
    private readonly ConcurrentBag<Task> _recording = [];
    private readonly DeliveredPages _delivered;
    private readonly TaskCompletionSource _allWritten = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _unwritten = 1;

    /// <param name="checker">Has the state file.</param>
    /// <param name="output">The file that results are written to; null for none.</param>
    /// <param name="givesObjects">True if results go down the pipeline.</param>
    public RememberedChecks(LinkChecker checker, LinkOutput? output, bool givesObjects)
    {
        (_output, _givesObjects) = (output, givesObjects);
        _delivered = new DeliveredPages(page =>
        {
            var recorded = default(ValueTask);
            if (output is null)
                recorded = checker.CompleteAsync(page);
            else
                output.Deliver();
            if (!recorded.IsCompletedSuccessfully)
                _recording.Add(recorded.AsTask());
        });
    }

    /// <summary>Adds a page whose links have all been reported.</summary>
    public async Task EndAsync(CheckedPage page, RecordQueue records, CancellationToken stop)
    {
        _output?.Write(page.Page with
        {
            Rows = _output.MakeRows(row =>
            {
                foreach (var check in page.Checks)
                    CheckColumns.Write(row, check);
            }),
        });
        if (!_givesObjects)
        {
            _output?.Deliver();
            return;
        }

        Interlocked.Increment(ref _unwritten);
        await records.PutAsync(StreamRecord.Mark(page.Page), stop).ConfigureAwait(false);
    }

    /// <summary>Called when the results of a page have gone down the pipeline.</summary>
    public void Complete(PageResult page)
    {
        _delivered.Add(page);
        EndOne();
    }

    /// <summary>Completes when the pipeline has taken everything.</summary>
    public Task FinishAsync(CancellationToken stop)
    {
        EndOne();
        return _allWritten.Task.WaitAsync(stop);
    }

    /// <summary>Records what has been written, whether the check was completed or interrupted.</summary>
    public Task CloseAsync()
    {
        _delivered.RecordAll();
        return Task.WhenAll(_recording);
    }

    private void EndOne()
    {
        if (Interlocked.Decrement(ref _unwritten) == 0)
            _allWritten.TrySetResult();
    }
}
