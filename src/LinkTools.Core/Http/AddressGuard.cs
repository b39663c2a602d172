using System.Net;
using System.Net.Sockets;

namespace LinkTools.Core.Http;

/// <summary>What kind of place an address is.</summary>
internal enum AddressClass
{
    /// <summary>Reachable from anywhere.</summary>
    Public,

    /// <summary>Of a private network, this machine's own loopback included.</summary>
    Private,

    /// <summary>Where clouds keep a machine's secrets (link-local): never reached unless named.</summary>
    Metadata,
}

/// <summary>
/// Tells public addresses from those that only somebody inside a network may reach, by the special-purpose registries
/// (RFC 6890). Addresses that carry an IPv4 address inside are judged by that.
/// </summary>
internal static class AddressGuard
{
    private static readonly IPNetwork[] Local =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "fc00::/7", "fec0::/10", "ff00::/8", "2001:db8::/32", "100::/64",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork[] Metadata =
    [
        .. new[] { "169.254.0.0/16", "fe80::/10", "fd00:ec2::254/128", "100.100.100.200/32" }.Select(IPNetwork.Parse),
    ];

    /// <summary>The class of an address.</summary>
    public static AddressClass Classify(IPAddress address)
    {
        address = Unwrap(address);
        if (Array.Exists(Metadata, network => network.Contains(address)))
            return AddressClass.Metadata;
        return Array.Exists(Local, network => network.Contains(address)) ? AddressClass.Private : AddressClass.Public;
    }

    /// <summary>
    /// Whether a host that nobody named may be connected to at an address of class <paramref name="target"/>, from a
    /// page that lay at one of class <paramref name="from"/>: an intranet's pages may lead about the intranet, nobody's
    /// to metadata.
    /// </summary>
    public static bool Allows(AddressClass target, AddressClass from) =>
        target == AddressClass.Public || (target == AddressClass.Private && from == AddressClass.Private);

    /// <summary>
    /// The IPv4 address inside a mapped, compatible, 6to4, NAT64 or Teredo address; else the address itself.
    /// </summary>
    private static IPAddress Unwrap(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address;
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return bytes switch
        {
            [0x20, 0x02, ..] => new IPAddress(bytes[2..6]),
            [0x00, 0x64, 0xFF, 0x9B, ..] => new IPAddress(bytes[12..]),
            [0x20, 0x01, 0x00, 0x00, ..] =>
                new IPAddress([(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]]),
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. var low] when low is not ([0, 0, 0, 0] or [0, 0, 0, 1]) =>
                new IPAddress(low),
            _ => address,
        };
    }
}
