namespace LinkTools.Core.Http;

/// <summary>
/// Sends each request over connections that this request may use. So an open connection cannot be used to get around
/// the address guard, and client certificates and credentials are used only on connections to the origins that the user
/// named. A handshake shows the host, but not the origin.
/// </summary>
/// <param name="create">Creates the connections of named origins (true) or of all others.</param>
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
