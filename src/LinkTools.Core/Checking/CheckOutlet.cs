using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LinkTools.Core.Checking;

/// <summary>
/// The results of a check on their way to the reader, as they come or in the order of the links. Writers can wait for
/// the reader, so the number of results here is bounded.
/// </summary>
/// <param name="room">About how many results may wait for the reader.</param>
/// <param name="isOrdered">True to return them in the order of their links.</param>
internal sealed class CheckOutlet(int room, bool isOrdered)
{
    private readonly Channel<(long Sequence, CheckResult Result)> _results =
        Channel.CreateUnbounded<(long, CheckResult)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly object _gate = new();
    private readonly CheckOrder _order = new(isOrdered);
    private TaskCompletionSource? _read;
    private int _unread;

    /// <summary>Adds the result of a link and, after the last link of a page, the page.</summary>
    public void Report(LinkClaim claim, LinkCheck check)
    {
        if (claim.Page is not { } page)
        {
            Write(claim.Sequence, new CheckResult(check, null));
            return;
        }

        if (page.KeepsChecks)
            page.Keep(claim.Sequence, check);
        else
            Write(claim.Sequence, new CheckResult(check, null));
        End(page);
    }

    /// <summary>Says that a link of the page has its result, or that the page has no more links.</summary>
    public void End(CheckedPage page)
    {
        if (page.End())
            Write(page.Sequence, new CheckResult(null, page));
    }

    /// <summary>Ends the results, with the exception of the run itself if there is one.</summary>
    public void Complete(Exception? fault = null) => _results.Writer.TryComplete(fault);

    /// <summary>Completes when there is room for more.</summary>
    public async ValueTask WaitForRoomAsync(CancellationToken stop)
    {
        while (true)
        {
            Task read;
            lock (_gate)
            {
                if (_unread < room)
                    return;
                _read ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                read = _read.Task;
            }

            await read.WaitAsync(stop).ConfigureAwait(false);
        }
    }

    /// <summary>All results until the end.</summary>
    public async IAsyncEnumerable<CheckResult> ReadAllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var (sequence, result) in _results.Reader.ReadAllAsync(stop).ConfigureAwait(false))
        {
            foreach (var due in _order.Admit(sequence, result))
            {
                yield return due;
                Take();
            }
        }
    }

    private void Write(long sequence, CheckResult result)
    {
        lock (_gate)
            _unread++;
        _results.Writer.TryWrite((sequence, result));
    }

    private void Take()
    {
        lock (_gate)
        {
            _unread--;
            if (_read is null || _unread >= room)
                return;
            _read.SetResult();
            _read = null;
        }
    }
}
