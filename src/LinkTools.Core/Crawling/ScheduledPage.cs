using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Crawling;

/// <summary>
/// A page on its way through the crawler: the request, and what is noted about it. It frees and takes its own place
/// among those in flight. Not thread-safe.
/// </summary>
internal sealed class ScheduledPage(PageRequest request) : IPageSlot
{
    private PlacePool? _places;
    private bool _hasPlace, _isAway;

    /// <summary>The request.</summary>
    public PageRequest Request { get; } = request;

    /// <summary>Its place in the order of the input, from 0.</summary>
    public long Sequence { get; init; }

    /// <summary>The frontier's handle of the page; null if it does not come from a frontier.</summary>
    public FrontierPage? Claim { get; init; }

    /// <summary>The turn of the page's host, for pages that do not come from a frontier.</summary>
    public HostTurn Turn { get; set; }

    /// <summary>True while the page counts as in flight.</summary>
    public bool IsInFlight { get; private set; }

    /// <summary>Says that the page begins; before, it was waiting for a place.</summary>
    public void Begin(long timestamp)
    {
        if (Claim is not null)
            Claim.Turn = Claim.Turn with { Started = timestamp };
        else
            Turn = Turn with { Started = timestamp };
    }

    /// <summary>Waits for a place.</summary>
    public async ValueTask EnterAsync(PlacePool places, CancellationToken stop)
    {
        _places = places;
        await places.EnterAsync(stop).ConfigureAwait(false);
        _hasPlace = IsInFlight = true;
    }

    /// <summary>Frees the place, because the page has been read. Its result still counts as in flight.</summary>
    public void EndReading()
    {
        if (_hasPlace)
            _places!.Leave();
        _hasPlace = false;
        // It may have timed out while it waited for its host.
        ComeBack();
    }

    public void Leave()
    {
        if (!_hasPlace || !_places!.TryGoAway())
            return;
        _hasPlace = IsInFlight = false;
        _isAway = true;
    }

    public ValueTask ReturnAsync(CancellationToken stop)
    {
        if (_hasPlace)
            return default;
        ComeBack();
        return EnterAsync(_places!, stop);
    }

    private void ComeBack()
    {
        if (_isAway)
            _places!.ComeBack();
        _isAway = false;
    }
}
