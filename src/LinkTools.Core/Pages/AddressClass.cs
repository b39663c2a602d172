namespace LinkTools.Core.Pages;

/// <summary>
/// How public an address is, the most public first. A page may lead only to addresses as public as its own, or more.
/// </summary>
internal enum AddressClass : byte
{
    /// <summary>Reachable from anywhere.</summary>
    Public,

    /// <summary>In a private network, or in no network at all.</summary>
    Private,

    /// <summary>This machine.</summary>
    Loopback,

    /// <summary>
    /// Link-local addresses, and those where clouds keep a machine's secrets: no page may lead there.
    /// </summary>
    Metadata,
}
