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
    // Of objects, because a channel of structs would be compiled anew in each process.
    private readonly Channel<object> _results =
        Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });

    private readonly object _gate = new();
    private readonly Dictionary<long, object> _early = [];
    private long _next;
    private TaskCompletionSource? _read;
    private int _unread;

    /// <summary>Adds the result of a link and, after the last link of a page, the page.</summary>
    public void Report(LinkClaim claim, LinkCheck check)
    {
        if (claim.Page is not { } page)
        {
            Write(claim.Sequence, check);
            return;
        }

        if (page.KeepsChecks)
            page.Keep(claim.Sequence, check);
        else
            Write(claim.Sequence, check);
        End(page);
    }

    /// <summary>Says that a link of the page has its result, or that the page has no more links.</summary>
    public void End(CheckedPage page)
    {
        if (page.End())
            Write(page.Sequence, page);
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
        await foreach (var result in _results.Reader.ReadAllAsync(stop).ConfigureAwait(false))
        {
            yield return new CheckResult(result as LinkCheck, result as CheckedPage);
            Take();
        }
    }

    private void Write(long sequence, object result)
    {
        lock (_gate)
        {
            _unread++;
            if (!isOrdered)
            {
                _results.Writer.TryWrite(result);
                return;
            }

            _early.Add(sequence, result);
            while (_early.Remove(_next, out var due))
            {
                _next++;
                _results.Writer.TryWrite(due);
            }
        }
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
