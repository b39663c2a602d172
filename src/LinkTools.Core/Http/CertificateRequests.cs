using System.Collections.Concurrent;

namespace LinkTools.Core.Http;

/// <summary>
/// The hosts that asked for a client certificate. One that gets none it likes just closes the connection, often after
/// the handshake (RFC 8446, 4.4.2.4), and only this says why.
/// </summary>
internal sealed class CertificateRequests
{
    private readonly ConcurrentDictionary<string, byte> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string host) => _hosts.TryAdd(host.Trim('[', ']'), 0);

    public bool WasAsked(string host) => _hosts.ContainsKey(host.Trim('[', ']'));

    /// <summary>What to try.</summary>
    /// <param name="isGiven">True where the user gave a certificate.</param>
    /// <param name="isNamed">True where the host is one that gets it.</param>
    public static string Advice(bool isGiven, bool isNamed) => (isGiven, isNamed) switch
    {
        (false, _) =>
            "The server asks for a client certificate: give one with -Certificate or -CertificateThumbprint.",
        (true, true) => "The server asks for a client certificate, and may not accept the one you gave: check whether "
            + "it is the right one, has its private key, and is not out of date.",
        _ => "The server asks for a client certificate, and yours goes only to the URLs that you name: name this one.",
    };
}
