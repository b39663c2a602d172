using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Crawling;

/// <summary>
/// The results of a run on their way to its reader: in the order they come, or in that of asking. Whoever writes waits
/// for the reader, so that no more than a bounded number stand here.
/// </summary>
internal sealed class ResultStream(PlacePool places, int throttleLimit, bool isOrdered) : IDisposable
{
    /// <summary>
    /// Pages taken in for each place where results come in the order of asking: each may have to wait, with its links.
    /// </summary>
    private const int OrderedPagesPrefetched = 8;

    /// <summary>Parts of pages that are still arriving, not yet taken by the reader.</summary>
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

    /// <summary>Waits until one more page may be asked for; at once where results come as they come.</summary>
    public async ValueTask AdmitAsync(CancellationToken stop)
    {
        if (isOrdered)
            await _window.WaitAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Hands on what of a page is certain while it arrives, or what is worth telling besides.</summary>
    public async ValueTask WritePartAsync(PageResult part, CancellationToken stop)
    {
        await _parts.WaitAsync(stop).ConfigureAwait(false);
        _results.Writer.TryWrite(new Delivery(part, DeliveryKind.Part, 0));
    }

    /// <summary>Hands on a word that cannot wait for its turn; rare.</summary>
    public void WriteBeside(PageResult word) => _results.Writer.TryWrite(new Delivery(word, DeliveryKind.Beside, 0));

    /// <summary>Hands on the result of a page that was never read.</summary>
    public async ValueTask WriteUnreadAsync(PageResult result, CancellationToken stop)
    {
        await places.EnterFlightAsync(stop).ConfigureAwait(false);
        _results.Writer.TryWrite(new Delivery(result, DeliveryKind.InFlight, 0));
    }

    /// <summary>Hands on the result of a page.</summary>
    public void Write(ScheduledPage page, PageResult result) =>
        _results.Writer.TryWrite(
            new Delivery(result, page.IsInFlight ? DeliveryKind.InFlight : DeliveryKind.Waited, page.Sequence));

    /// <summary>Ends the stream, with what went wrong with the run itself.</summary>
    public void Complete(Exception? fault) => _results.Writer.TryComplete(fault);

    /// <summary>All results to the end.</summary>
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
        /// <summary>No page's end.</summary>
        Part,

        /// <summary>The same, and not counted.</summary>
        Beside,

        /// <summary>Counts among the pages in flight.</summary>
        InFlight,

        /// <summary>Does not, because the page gave its place up and did not get another one.</summary>
        Waited,
    }

    // A class: a channel of structs would be compiled anew in each run.
    private sealed record Delivery(PageResult Result, DeliveryKind Kind, long Sequence);
}
