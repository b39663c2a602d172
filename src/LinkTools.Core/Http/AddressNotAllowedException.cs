using System.Net;

namespace LinkTools.Core.Http;

/// <summary>
/// The guard refused a connection. It becomes the failure of a page; the exception does not leave the core.
/// </summary>
internal sealed class AddressNotAllowedException(string host, IPAddress address, bool isNamed)
    : Exception(
        isNamed
            ? $"{host} now has the address {address}, and had another kind of address at the first connection"
            : $"{host} has the address {address}, and the page that leads there may not lead to such an address");
