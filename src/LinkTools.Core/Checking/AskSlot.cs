using LinkTools.Core.Crawling;
using LinkTools.Core.Http;

namespace LinkTools.Core.Checking;

/// <summary>The place of a URL that is being requested, among all pages and URLs in flight.</summary>
internal sealed class AskSlot(PlacePool places) : IPageSlot
{
    private bool _isAway;

    public async ValueTask ReturnAsync(CancellationToken stop)
    {
        if (!_isAway)
            return;
        await places.EnterPlaceAsync(stop).ConfigureAwait(false);
        places.ComeBack();
        _isAway = false;
    }

    public void Leave() => _isAway = _isAway || places.TryGoAway(isInFlight: false);

    /// <summary>Frees the place for the next one.</summary>
    public void End()
    {
        if (_isAway)
            places.ComeBack();
        else
            places.Leave();
        _isAway = false;
    }
}
