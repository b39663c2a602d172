using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>What a request may do. It decides which connections the request may use.</summary>
/// <param name="IsNamed">True if the user named the origin.</param>
/// <param name="From">The class of the address of the page that leads here; Public if the user named it.</param>
internal readonly record struct RequestRoute(bool IsNamed, AddressClass From)
{
    /// <summary>The route of a request, in its options.</summary>
    public static readonly HttpRequestOptionsKey<RequestRoute> Key = new("LinkTools.Route");

    /// <summary>The number of kinds of connections.</summary>
    public const int PoolCount = 4;

    /// <summary>
    /// Requests with the same number may share connections. No page may lead to metadata services, so a page there may
    /// lead only to where a public page may.
    /// </summary>
    public int Pool => IsNamed ? 0 : From == AddressClass.Metadata ? 1 : 1 + (int)From;

    /// <summary>The route of a request; by default that of a link on a public page.</summary>
    public static RequestRoute Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var route) ? route : default;
}
