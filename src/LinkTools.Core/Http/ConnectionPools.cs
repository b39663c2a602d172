namespace LinkTools.Core.Http;

/// <summary>
/// Sends each request over connections that such a request may make. An open connection is thus no way round the
/// address guard, and a client certificate or a credential is with the connections to the origins the user named only:
/// a handshake knows its host, but not its origin.
/// </summary>
/// <param name="create">Makes the connections of named origins (true) or of all others.</param>
internal sealed class ConnectionPools(Func<bool, HttpMessageHandler> create) : HttpMessageHandler
{
    private readonly Lazy<HttpMessageInvoker>[] _pools =
    [
        .. Enumerable.Range(0, RequestRoute.PoolCount).Select(
            pool => new Lazy<HttpMessageInvoker>(() => new HttpMessageInvoker(create(pool == 0)))),
    ];

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        _pools[RequestRoute.Of(request).Pool].Value.SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        foreach (var pool in _pools)
        {
            if (disposing && pool.IsValueCreated)
                pool.Value.Dispose();
        }

        base.Dispose(disposing);
    }
}
