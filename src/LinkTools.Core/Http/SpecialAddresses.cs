using System.Net;
using System.Net.Sockets;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>
/// IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its successors) as of July 2026, and a few
/// more addresses that are refused. The most specific row counts; Public means that "Globally Reachable" is true.
/// </summary>
internal static class SpecialAddresses
{
    private const AddressClass Public = AddressClass.Public, Private = AddressClass.Private,
        Loopback = AddressClass.Loopback, Metadata = AddressClass.Metadata;

    private static readonly Row[] Rows = Order(
        // IPv4
        new("0.0.0.0/0", Public),
        new("0.0.0.0/8", Private), // "this network": RFC 791, 3.2
        new("0.0.0.0/32", Loopback), // "this host": RFC 1122, 3.2.1.3; systems connect to themselves there
        new("10.0.0.0/8", Private), // private use: RFC 1918
        new("100.64.0.0/10", Private), // shared address space: RFC 6598
        new("127.0.0.0/8", Loopback), // RFC 1122, 3.2.1.3
        new("169.254.0.0/16", Metadata), // link-local: RFC 3927
        new("172.16.0.0/12", Private), // private use: RFC 1918
        new("192.0.0.0/24", Private), // IETF protocol assignments: RFC 6890, 2.1
        new("192.0.0.9/32", Public), // Port Control Protocol anycast: RFC 7723
        new("192.0.0.10/32", Public), // TURN anycast: RFC 8155
        new("192.0.2.0/24", Private), // documentation: RFC 5737
        new("192.88.99.0/24", Private), // 6to4 relay anycast, withdrawn: RFC 7526
        new("192.168.0.0/16", Private), // private use: RFC 1918
        new("198.18.0.0/15", Private), // benchmarking: RFC 2544
        new("198.51.100.0/24", Private), // documentation: RFC 5737
        new("203.0.113.0/24", Private), // documentation: RFC 5737
        new("224.0.0.0/4", Private), // multicast: RFC 5771
        new("240.0.0.0/4", Private), // reserved: RFC 1112, 4; limited broadcast: RFC 919
        // IPv6: addresses other than global unicast (RFC 4291, 2.4) are not public.
        new("::/0", Private),
        new("::/128", Loopback), // unspecified: RFC 4291, 2.5.2; systems connect to themselves there
        new("::1/128", Loopback), // RFC 4291, 2.5.3
        new("64:ff9b::/96", Public), // NAT64: RFC 6052; the IPv4 address inside is judged besides
        new("64:ff9b:1::/48", Private), // NAT64 for local use: RFC 8215
        new("100::/64", Private), // discard only: RFC 6666
        new("100:0:0:1::/64", Private), // dummy prefix: RFC 9780
        new("2000::/3", Public), // global unicast: RFC 4291, 2.4
        new("2001::/23", Private), // IETF protocol assignments: RFC 2928
        new("2001::/32", Private), // Teredo: RFC 4380; the registry does not say that it is globally reachable
        new("2001:1::1/128", Public), // Port Control Protocol anycast: RFC 7723
        new("2001:1::2/128", Public), // TURN anycast: RFC 8155
        new("2001:1::3/128", Public), // DNS-SD registration anycast: RFC 9665
        new("2001:2::/48", Private), // benchmarking: RFC 5180
        new("2001:3::/32", Public), // Automatic Multicast Tunneling: RFC 7450
        new("2001:4:112::/48", Public), // AS112: RFC 7535
        new("2001:10::/28", Private), // ORCHID, withdrawn: RFC 4843
        new("2001:20::/28", Public), // ORCHIDv2: RFC 7343
        new("2001:30::/28", Public), // drone remote identification: RFC 9374
        new("2001:db8::/32", Private), // documentation: RFC 3849
        new("2002::/16", Private), // 6to4: RFC 3056; the registry does not say that it is globally reachable
        new("3fff::/20", Private), // documentation: RFC 9637
        new("5f00::/16", Private), // segment routing identifiers: RFC 9602
        new("fc00::/7", Private), // unique local: RFC 4193
        new("fe80::/10", Metadata), // link-local: RFC 4291, 2.5.6
        new("fec0::/10", Private), // site-local, withdrawn: RFC 3879
        new("ff00::/8", Private), // multicast: RFC 4291, 2.7
        // Metadata services of clouds that are not link-local.
        new("100.100.100.200/32", Metadata), // Alibaba Cloud
        new("168.63.129.16/32", Metadata), // Azure
        new("192.0.0.192/32", Metadata), // Oracle Cloud
        new("fd00:42::42/128", Metadata), // Scaleway
        new("fd00:ec2::254/128", Metadata), // Amazon Web Services
        new("fd20:ce::254/128", Metadata)); // Google Cloud

    /// <summary>The class of an address, by the most specific row that contains it.</summary>
    public static AddressClass ClassOf(IPAddress address)
    {
        // A zone says which network interface an address belongs to; the address is the same.
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0)
            address = new IPAddress(address.GetAddressBytes());
        return Array.Find(Rows, row => row.Network.Contains(address))!.Class;
    }

    /// <summary>The class of a name that means the same in every network; null for other names.</summary>
    public static AddressClass? ClassOfName(string host) => host.ToLowerInvariant() switch
    {
        "localhost" or "localhost.localdomain" or "ip6-localhost" or "ip6-loopback" => Loopback, // RFC 6761, 6.3
        "metadata.google.internal" or "instance-data.ec2.internal" => Metadata,
        var name when name.EndsWith(".localhost", StringComparison.Ordinal) => Loopback,
        _ => null,
    };

    // The longest prefix first.
    private static Row[] Order(params Row[] rows)
    {
        Array.Sort(rows, static (one, other) => other.Network.PrefixLength.CompareTo(one.Network.PrefixLength));
        return rows;
    }

    private sealed class Row(string network, AddressClass known)
    {
        public IPNetwork Network { get; } = IPNetwork.Parse(network);

        public AddressClass Class { get; } = known;
    }
}
