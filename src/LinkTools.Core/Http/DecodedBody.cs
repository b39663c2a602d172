namespace LinkTools.Core.Http;

/// <summary>A body and its layers of decompression, which hold memory outside the managed heap.</summary>
internal sealed class DecodedBody(Stream body) : IDisposable
{
    private readonly Stack<Stream> _layers = new();

    /// <summary>The outermost stream, which is read.</summary>
    public Stream Content => _layers.TryPeek(out var top) ? top : body;

    /// <summary>Adds a layer.</summary>
    public void Add(Stream layer) => _layers.Push(layer);

    public void Dispose()
    {
        while (_layers.TryPop(out var layer))
            layer.Dispose();
    }
}
