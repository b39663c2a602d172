using LinkTools.Core.Streams;

namespace LinkTools.Core.Http;

/// <summary>
/// The content of a compressed body. The decompressors of .NET accept a body that was cut off; this stream reports it.
/// </summary>
/// <remarks>
/// A decompressor that has reached the end of its coding asks for no more bytes. One that asks for more and gets none
/// was cut off. The decompressor for gzip always asks, because another member may follow (RFC 1952, 2.2). It gets a
/// known member, the probe: only a decompressor at the end of a member can return exactly the content of the probe.
/// </remarks>
internal sealed class DecompressedStream : ReadOnlyStream
{
    /// <summary>
    /// How many bytes after the end of the coding are read, to keep the connection or to see that it was lost.
    /// </summary>
    private const int MaximumRest = 64 << 10;

    private readonly Stream _body;
    private readonly CompressedInput _input;
    private readonly Stream _decompressor;
    private readonly byte[] _probeContent;
    private bool _isOver;

    /// <param name="body">The compressed bytes; not closed.</param>
    /// <param name="coding">The coding.</param>
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
            throw ContentDecodingException.CutOff();
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
            // The probe looks damaged because the body before it was cut off.
            throw _input.HasEnded
                ? ContentDecodingException.CutOff(exception)
                : new ContentDecodingException("the compressed body is damaged", exception);
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
