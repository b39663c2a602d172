using LinkTools.Core.Streams;

namespace LinkTools.Core.Http;

/// <summary>
/// What a compressed body holds. The platform's decompressors take a body that was cut for a whole one: here it fails.
/// </summary>
/// <remarks>
/// A decompressor that has met its coding's own end asks for nothing more; one that asks and gets nothing was cut. The
/// one for gzip always asks, because another member may follow (RFC 1952, 2.2). It gets one, a probe that we know: only
/// a decompressor at the end of a member can give back what the probe holds, and nothing besides.
/// </remarks>
internal sealed class DecompressedStream : ReadOnlyStream
{
    /// <summary>Bytes behind the coding's end that are read to keep the connection, or to see that it broke.</summary>
    private const int MaximumRest = 64 << 10;

    private readonly Stream _body;
    private readonly CompressedInput _input;
    private readonly Stream _decompressor;
    private readonly byte[] _probeContent;
    private bool _isOver;

    /// <param name="body">The compressed bytes; not closed.</param>
    /// <param name="coding">What undoes the coding.</param>
    public DecompressedStream(Stream body, BodyCoding coding)
    {
        _body = body;
        _probeContent = coding.ProbeContent;
        _input = new CompressedInput(body, coding.Probe);
        _decompressor = coding.Open(_input);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_isOver || buffer.Length == 0)
            return 0;
        var read = await DecompressAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (read > 0 && !_input.HasEnded)
            return read;
        if (!_input.HasEnded)
            await ReadRestAsync(cancellationToken).ConfigureAwait(false);
        else if (!_input.IsEmpty && !await GivesProbeAsync(buffer[..read], cancellationToken).ConfigureAwait(false))
            throw new ContentDecodingException("the compressed body is cut short");
        _isOver = true;
        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _decompressor.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> DecompressAsync(Memory<byte> buffer, CancellationToken stop)
    {
        try
        {
            return await _decompressor.ReadAsync(buffer, stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is InvalidDataException or InvalidOperationException and not ObjectDisposedException)
        {
            // What comes of the probe is damaged because the body in front of it was cut.
            throw new ContentDecodingException(
                _input.HasEnded ? "the compressed body is cut short" : "the compressed body is damaged", exception);
        }
    }

    private async ValueTask<bool> GivesProbeAsync(ReadOnlyMemory<byte> begun, CancellationToken stop)
    {
        if (_probeContent.Length == 0 || begun.Length > _probeContent.Length)
            return false;
        var given = new byte[_probeContent.Length + 1];
        begun.CopyTo(given);
        var count = begun.Length;
        while (count > 0 && count < given.Length)
        {
            var read = await DecompressAsync(given.AsMemory(count), stop).ConfigureAwait(false);
            if (read == 0)
                break;
            count += read;
        }

        return given.AsSpan(0, count).SequenceEqual(_probeContent);
    }

    private async ValueTask ReadRestAsync(CancellationToken stop)
    {
        var buffer = new byte[4096];
        var rest = 0;
        for (int read; rest <= MaximumRest; rest += read)
        {
            read = await _body.ReadAsync(buffer, stop).ConfigureAwait(false);
            if (read == 0)
                return;
        }
    }
}
