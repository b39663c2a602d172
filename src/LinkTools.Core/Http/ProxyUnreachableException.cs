namespace LinkTools.Core.Http;

/// <summary>
/// There is no connection to the proxy. It becomes the failure of a page; the exception does not leave the core.
/// </summary>
internal sealed class ProxyUnreachableException(string message, Exception inner) : Exception(message, inner);
