using System.Net;
using System.Net.Sockets;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>
/// Classifies addresses by IANA's special-purpose registries, and says to which classes of addresses a page may lead.
/// </summary>
internal static class AddressGuard
{
    /// <summary>The class of an address. If it contains an IPv4 address, that one counts, too.</summary>
    public static AddressClass Classify(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var own = SpecialAddresses.ClassOf(address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return own;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        var inside = Inside(bytes) is { } ipv4 ? SpecialAddresses.ClassOf(ipv4) : AddressClass.Public;
        // A tunnel inside one site (RFC 5214, 1) is not public, whatever its prefix.
        if (own == AddressClass.Public && IsIsatap(bytes))
            own = AddressClass.Private;
        return inside > own ? inside : own;
    }

    /// <summary>True for a host that must be looked up by DNS.</summary>
    public static bool IsName(string host) => !IPAddress.TryParse(host.Trim('[', ']'), out _);

    /// <summary>
    /// The class of a host that needs no DNS: a literal address, or a name that means the same everywhere; null for all
    /// others.
    /// </summary>
    public static AddressClass? ClassOfName(string host, Func<IPAddress, AddressClass> classify)
    {
        host = host.Trim('[', ']').TrimEnd('.');
        if (IPAddress.TryParse(host, out var address))
            return classify(address);
        return SpecialAddresses.ClassOfName(host);
    }

    /// <summary>
    /// Whether a page at an address of class <paramref name="from"/> may lead to one of class
    /// <paramref name="target"/>. Pages of an intranet may lead to the intranet; no page may lead to metadata services.
    /// </summary>
    public static bool Allows(AddressClass target, AddressClass from) =>
        target == AddressClass.Public || (target != AddressClass.Metadata && from != AddressClass.Metadata
            && target <= from);

    /// <summary>
    /// The IPv4 address inside a 6to4 (RFC 3056, 2), NAT64 (RFC 6052, 2.1), Teredo (RFC 4380, 4), compatible (RFC 4291,
    /// 2.5.5.1) or ISATAP (RFC 5214, 6.1) address; null for others.
    /// </summary>
    private static IPAddress? Inside(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x20, 0x02, ..] => new IPAddress(bytes[2..6]),
        [0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0, ..] => new IPAddress(bytes[12..]),
        [0x20, 0x01, 0x00, 0x00, ..] =>
            new IPAddress([(byte)~bytes[12], (byte)~bytes[13], (byte)~bytes[14], (byte)~bytes[15]]),
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ..] => new IPAddress(bytes[12..]),
        _ => IsIsatap(bytes) ? new IPAddress(bytes[12..]) : null,
    };

    private static bool IsIsatap(ReadOnlySpan<byte> bytes) => bytes[8..12] is [0x00 or 0x02, 0x00, 0x5E, 0xFE];
}
