using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LinkTools.Core.Checking;

/// <summary>
/// The results of a check on their way to its reader, as they come or in the order of the links. Who makes them can
/// wait for the reader, so that no more than a bounded number stand here.
/// </summary>
/// <param name="room">How many results may stand here, about.</param>
/// <param name="isOrdered">True to give them in the order of their links.</param>
internal sealed class CheckOutlet(int room, bool isOrdered)
{
    private readonly Channel<(long Sequence, CheckResult Result)> _results =
        Channel.CreateUnbounded<(long, CheckResult)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly object _gate = new();
    private readonly CheckOrder _order = new(isOrdered);
    private TaskCompletionSource? _read;
    private int _unread;

    /// <summary>Takes the verdict on a link; with the last one of a page the page, too.</summary>
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

    /// <summary>Says that a link of the page has its verdict, or that no link of it comes any more.</summary>
    public void End(CheckedPage page)
    {
        if (page.End())
            Write(page.Sequence, new CheckResult(null, page));
    }

    /// <summary>Ends the results, with what went wrong with the run itself.</summary>
    public void Complete(Exception? fault = null) => _results.Writer.TryComplete(fault);

    /// <summary>Ends when there is room for more.</summary>
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

    /// <summary>All results to the end.</summary>
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
