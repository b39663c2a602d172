using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Crawling;

/// <summary>
/// A page on its way through the crawler: what was asked, and what is noted of it meanwhile. Its place among those in
/// flight is its own to leave and to take again; not for many threads at once.
/// </summary>
internal sealed class ScheduledPage(PageRequest request) : IPageSlot
{
    private PlacePool? _places;
    private bool _hasPlace, _isAway;

    /// <summary>What was asked.</summary>
    public PageRequest Request { get; } = request;

    /// <summary>Place in the order of asking, from 0.</summary>
    public long Sequence { get; init; }

    /// <summary>What the frontier knows of the page; null where it does not come from one.</summary>
    public FrontierPage? Claim { get; init; }

    /// <summary>The turn of the page's host; for pages that do not come from a frontier.</summary>
    public HostTurn Turn { get; set; }

    /// <summary>True while the page counts among those in flight.</summary>
    public bool IsInFlight { get; private set; }

    /// <summary>Says when the page is begun: what went before was waiting for a place.</summary>
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

    /// <summary>Gives the place to another page: this one has been read. Its result is still in flight.</summary>
    public void EndReading()
    {
        if (_hasPlace)
            _places!.Leave();
        _hasPlace = false;
        // It may have run out of time while it waited for its host.
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
