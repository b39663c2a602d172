namespace LinkTools.Core.Streams;

/// <summary>Ends a read that waits longer than <paramref name="limit"/> for the next byte.</summary>
/// <exception cref="TimeoutException">No byte came in time.</exception>
internal sealed class ReadLimitedStream(Stream inner, TimeSpan limit) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        both.CancelAfter(limit);
        try
        {
            return await inner.ReadAsync(buffer, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(
                FormattableString.Invariant($"nothing came for {limit.TotalSeconds} s (-OperationTimeoutSeconds)"));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
