namespace LinkTools.Core.Http;

/// <summary>
/// Sends requests to the origins that the user named over connections that show his certificate, and all others over
/// connections of their own that show none: a handshake knows its host, but not its origin.
/// </summary>
internal sealed class CertificateHandler(
    HttpMessageHandler plain, HttpMessageHandler certified, TrustedOrigins trusted) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _plain = new(plain);
    private readonly HttpMessageInvoker _certified = new(certified);

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        (trusted.ContainsOrigin(request.RequestUri!) ? _certified : _plain).SendAsync(request, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _plain.Dispose();
            _certified.Dispose();
        }

        base.Dispose(disposing);
    }
}
