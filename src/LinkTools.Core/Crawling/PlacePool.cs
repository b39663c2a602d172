namespace LinkTools.Core.Crawling;

/// <summary>
/// The places for pages: so many are read at once, and so many are read or wait for the reader of results. May be used
/// by many threads.
/// </summary>
/// <param name="limit">Pages read at once.</param>
/// <param name="isOrdered">True where pages have to wait for those before them, whatever their number.</param>
internal sealed class PlacePool(int limit, bool isOrdered) : IDisposable
{
    /// <summary>For each place, pages read or not yet taken: what bounds memory when the reader is slow.</summary>
    private const int InFlightPerPlace = 2;

    /// <summary>For each place, pages that may wait for their hosts' turns without one.</summary>
    private const int AwayPerPlace = 64;

    private readonly SemaphoreSlim _places = new(limit);
    private readonly SemaphoreSlim? _inFlight = isOrdered ? null : new(limit * InFlightPerPlace);

    private int _away;

    /// <summary>Places that nobody has.</summary>
    public int Free => _places.CurrentCount;

    public void Dispose()
    {
        _places.Dispose();
        _inFlight?.Dispose();
    }

    /// <summary>Waits for a place and takes it.</summary>
    public async ValueTask EnterAsync(CancellationToken stop)
    {
        await EnterFlightAsync(stop).ConfigureAwait(false);
        try
        {
            await _places.WaitAsync(stop).ConfigureAwait(false);
        }
        catch
        {
            EndFlight();
            throw;
        }
    }

    /// <summary>Waits until one more result may stand before the reader.</summary>
    public async ValueTask EnterFlightAsync(CancellationToken stop)
    {
        if (_inFlight is not null)
            await _inFlight.WaitAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Waits for a place for what gives the reader no page.</summary>
    public Task EnterPlaceAsync(CancellationToken stop) => _places.WaitAsync(stop);

    /// <summary>Says that a page is not read any more.</summary>
    public void Leave() => _places.Release();

    /// <summary>
    /// Gives a page's place to others until <see cref="EnterAsync"/>; false where so many have done so that it keeps
    /// it.
    /// </summary>
    /// <param name="isInFlight">False for what gives the reader no page.</param>
    public bool TryGoAway(bool isInFlight = true)
    {
        if (Interlocked.Increment(ref _away) > limit * AwayPerPlace)
        {
            Interlocked.Decrement(ref _away);
            return false;
        }

        Leave();
        if (isInFlight)
            EndFlight();
        return true;
    }

    /// <summary>Says that a page which gave its place up does not wait for its host any more.</summary>
    public void ComeBack() => Interlocked.Decrement(ref _away);

    /// <summary>Says that a result has been taken.</summary>
    public void EndFlight() => _inFlight?.Release();
}
