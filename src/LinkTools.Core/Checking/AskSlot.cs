using LinkTools.Core.Crawling;
using LinkTools.Core.Http;

namespace LinkTools.Core.Checking;

/// <summary>The place of a URL that is being requested, among all pages and URLs in flight.</summary>
internal sealed class AskSlot(PlacePool places, AskLoad load) : IPageSlot
{
    private bool _isAway;

    public async ValueTask ReturnAsync(CancellationToken stop)
    {
        if (!_isAway)
            return;
        await places.EnterPlaceAsync(stop).ConfigureAwait(false);
        places.ComeBack();
        load.Enter();
        _isAway = false;
    }

    public void Leave()
    {
        if (_isAway || !places.TryGoAway(isInFlight: false))
            return;
        load.Leave();
        _isAway = true;
    }

    /// <summary>Frees the place for the next one.</summary>
    public void End()
    {
        if (_isAway)
        {
            places.ComeBack();
        }
        else
        {
            places.Leave();
            load.Leave();
        }

        _isAway = false;
    }
}
