namespace LinkTools.Core.Http;

/// <summary>No connection to the proxy. Told as a page's failure; leaves the core as data only.</summary>
internal sealed class ProxyUnreachableException(string message, Exception inner) : Exception(message, inner);
