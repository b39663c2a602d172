namespace LinkTools.Core.Crawling;

/// <summary>
/// The places for pages. They limit how many pages are read at once, and how many are read or wait for the reader of
/// results. Thread-safe.
/// </summary>
/// <param name="limit">How many pages are read at once.</param>
/// <param name="isOrdered">True if pages have to wait for those before them, however many these are.</param>
internal sealed class PlacePool(int limit, bool isOrdered) : IDisposable
{
    /// <summary>
    /// For each place, how many pages are being read or wait for the reader. It limits the memory if the reader is
    /// slow.
    /// </summary>
    private const int InFlightPerPlace = 2;

    /// <summary>For each place, how many pages may wait for the turn of their hosts without a place.</summary>
    private const int AwayPerPlace = 64;

    private readonly SemaphoreSlim _places = new(limit);
    private readonly SemaphoreSlim? _inFlight = isOrdered ? null : new(limit * InFlightPerPlace);

    private int _away;

    /// <summary>Places that are free.</summary>
    public int Free => _places.CurrentCount;

    public void Dispose()
    {
        _places.Dispose();
        _inFlight?.Dispose();
    }

    /// <summary>Waits for a free place and takes it.</summary>
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

    /// <summary>Waits until one more result may wait for the reader.</summary>
    public async ValueTask EnterFlightAsync(CancellationToken stop)
    {
        if (_inFlight is not null)
            await _inFlight.WaitAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Waits for a place for work that has no result for the reader.</summary>
    public Task EnterPlaceAsync(CancellationToken stop) => _places.WaitAsync(stop);

    /// <summary>Says that a page is not read any more.</summary>
    public void Leave() => _places.Release();

    /// <summary>
    /// Frees the place of a page until <see cref="EnterAsync"/>; false if so many pages have done so that it keeps the
    /// place.
    /// </summary>
    /// <param name="isInFlight">False for work that has no result for the reader.</param>
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

    /// <summary>Says that a page which freed its place does not wait for its host any more.</summary>
    public void ComeBack() => Interlocked.Decrement(ref _away);

    /// <summary>Says that a result has been taken.</summary>
    public void EndFlight() => _inFlight?.Release();
}
