using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Crawling;

/// <summary>
/// The results of a run on their way to the reader: as they arrive, or in the order of the input. Writers wait for the
/// reader, so the number of results in the stream is bounded.
/// </summary>
internal sealed class ResultStream(PlacePool places, int throttleLimit, bool isOrdered) : IDisposable
{
    /// <summary>
    /// With -Ordered, how many pages are taken for each place, because each may have to wait with its links.
    /// </summary>
    private const int OrderedPagesPrefetched = 8;

    /// <summary>How many parts of pages wait for the reader while these pages are still arriving.</summary>
    private const int PartsPrefetched = 64;

    private readonly Channel<Delivery> _results = Channel.CreateUnbounded<Delivery>(
        new UnboundedChannelOptions { SingleReader = true });

    private readonly SemaphoreSlim _parts = new(PartsPrefetched);
    private readonly SemaphoreSlim _window = new(throttleLimit * OrderedPagesPrefetched);
    private readonly Dictionary<long, Delivery> _early = [];
    private long _next;

    public void Dispose()
    {
        _parts.Dispose();
        _window.Dispose();
    }

    /// <summary>Waits until one more page may begin; at once if results are returned as they arrive.</summary>
    public async ValueTask AdmitAsync(CancellationToken stop)
    {
        if (isOrdered)
            await _window.WaitAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Returns links of a page that is still arriving, or a message about it.</summary>
    public async ValueTask WritePartAsync(PageResult part, CancellationToken stop)
    {
        await _parts.WaitAsync(stop).ConfigureAwait(false);
        _results.Writer.TryWrite(new Delivery(part, DeliveryKind.Part, 0));
    }

    /// <summary>Returns a message that cannot wait for its turn; rare.</summary>
    public void WriteBeside(PageResult word) => _results.Writer.TryWrite(new Delivery(word, DeliveryKind.Beside, 0));

    /// <summary>Returns the result of a page that was never read.</summary>
    public async ValueTask WriteUnreadAsync(PageResult result, CancellationToken stop)
    {
        await places.EnterFlightAsync(stop).ConfigureAwait(false);
        _results.Writer.TryWrite(new Delivery(result, DeliveryKind.InFlight, 0));
    }

    /// <summary>Returns the result of a page.</summary>
    public void Write(ScheduledPage page, PageResult result) =>
        _results.Writer.TryWrite(
            new Delivery(result, page.IsInFlight ? DeliveryKind.InFlight : DeliveryKind.Waited, page.Sequence));

    /// <summary>Ends the stream, with the exception of the run itself if there is one.</summary>
    public void Complete(Exception? fault) => _results.Writer.TryComplete(fault);

    /// <summary>All results until the end.</summary>
    public async IAsyncEnumerable<PageResult> ReadAllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var delivery in _results.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var due in Order(delivery))
            {
                yield return due.Result;
                Taken(due.Kind);
            }
        }
    }

    private void Taken(DeliveryKind kind)
    {
        if (kind == DeliveryKind.Part)
            _parts.Release();
        if (kind is DeliveryKind.Part or DeliveryKind.Beside)
            return;

        if (kind == DeliveryKind.InFlight)
            places.EndFlight();
        if (isOrdered)
            _window.Release();
    }

    private IEnumerable<Delivery> Order(Delivery delivery)
    {
        if (!isOrdered)
        {
            yield return delivery;
            yield break;
        }

        _early.Add(delivery.Sequence, delivery);
        while (_early.Remove(_next, out var due))
        {
            _next++;
            yield return due;
        }
    }

    private enum DeliveryKind
    {
        /// <summary>Not the end of a page.</summary>
        Part,

        /// <summary>The same, and not counted.</summary>
        Beside,

        /// <summary>Counts as a page in flight.</summary>
        InFlight,

        /// <summary>Does not count, because the page freed its place and did not get another one.</summary>
        Waited,
    }

    // A class, because a channel of structs would be compiled anew in each process.
    private sealed record Delivery(PageResult Result, DeliveryKind Kind, long Sequence);
}
