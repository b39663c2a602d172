namespace LinkTools.Core.Pages;

/// <summary>
/// What kind of place an address is, the most open first. A page may lead to places as open as its own or more open.
/// </summary>
internal enum AddressClass : byte
{
    /// <summary>Reachable from anywhere.</summary>
    Public,

    /// <summary>Of a private network, or of no network at all.</summary>
    Private,

    /// <summary>This machine itself.</summary>
    Loopback,

    /// <summary>Link-local, and where clouds keep a machine's secrets: no page leads there.</summary>
    Metadata,
}
