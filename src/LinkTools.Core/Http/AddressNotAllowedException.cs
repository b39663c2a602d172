using System.Net;

namespace LinkTools.Core.Http;

/// <summary>The guard refused a connection. Told as a page's failure; leaves the core as data only.</summary>
internal sealed class AddressNotAllowedException(string host, IPAddress address)
    : Exception($"{host} is at {address}, which pages elsewhere may not lead to");
