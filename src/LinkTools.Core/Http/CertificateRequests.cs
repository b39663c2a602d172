using System.Collections.Concurrent;

namespace LinkTools.Core.Http;

/// <summary>
/// The hosts that asked for a client certificate. A server that gets no certificate it accepts just closes the
/// connection, often after the handshake (RFC 8446, 4.4.2.4), so this is the only sign of the reason.
/// </summary>
internal sealed class CertificateRequests
{
    private readonly ConcurrentDictionary<string, byte> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string host) => _hosts.TryAdd(host.Trim('[', ']'), 0);

    public bool WasAsked(string host) => _hosts.ContainsKey(host.Trim('[', ']'));

    /// <summary>What to try.</summary>
    /// <param name="isGiven">True if the user gave a certificate.</param>
    /// <param name="isNamed">True if the certificate is sent to this host.</param>
    public static string Advice(bool isGiven, bool isNamed) => (isGiven, isNamed) switch
    {
        (false, _) =>
            "The server asks for a client certificate: give one with -Certificate or -CertificateThumbprint.",
        (true, true) => "The server asks for a client certificate, and may not accept the one you gave: check whether "
            + "it is the right one, has its private key, and has not expired.",
        _ => "The server asks for a client certificate, and yours is sent only to the origins of the URLs that "
            + "you give. Give this URL.",
    };
}
