using System.Net;

namespace LinkTools.Core.Http;

/// <summary>The guard refused a connection. Reported as a page's failure; leaves the core as data only.</summary>
internal sealed class AddressNotAllowedException(string host, IPAddress address, bool isNamed)
    : Exception(
        isNamed
            ? $"{host} is at {address} now, and was elsewhere when it was first connected to"
            : $"{host} is at {address}, which the page that leads there may not lead to");
