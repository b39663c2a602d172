using System.Buffers;

namespace LinkTools.Core.Pages;

/// <summary>
/// The links of a page as rows of a file: UTF-8, in an array of the shared pool, which <see cref="Dispose"/> returns.
/// </summary>
public sealed class PageRows(byte[] rented, int length) : IDisposable
{
    private byte[]? _bytes = rented;

    /// <summary>The number of bytes.</summary>
    public int Length { get; } = length;

    /// <summary>The rows.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_bytes is not null)
            ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = null;
    }
}
