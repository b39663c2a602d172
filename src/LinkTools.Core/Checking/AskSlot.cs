using LinkTools.Core.Crawling;
using LinkTools.Core.Http;

namespace LinkTools.Core.Checking;

/// <summary>The place of a URL that is asked, among all that is in work at once.</summary>
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

    /// <summary>Gives the place to the next one.</summary>
    public void End()
    {
        if (_isAway)
            places.ComeBack();
        else
            places.Leave();
        _isAway = false;
    }
}
