using LinkTools.Core.Pages;

namespace LinkTools.Core.Http;

/// <summary>What a request may do; decides which connections it may use.</summary>
/// <param name="IsNamed">True where the user named the origin.</param>
/// <param name="From">The class of the address of the page that leads here; where the user named it, Public.</param>
internal readonly record struct RequestRoute(bool IsNamed, AddressClass From)
{
    /// <summary>On a request: its route.</summary>
    public static readonly HttpRequestOptionsKey<RequestRoute> Key = new("LinkTools.Route");

    /// <summary>How many kinds of connections there are.</summary>
    public const int PoolCount = 4;

    /// <summary>
    /// Connections of one number may be shared: whoever may make one of them may make all. What leads to metadata
    /// nobody may, so a page there leads only where a public one does.
    /// </summary>
    public int Pool => IsNamed ? 0 : From == AddressClass.Metadata ? 1 : 1 + (int)From;

    /// <summary>The route of a request; of one that says nothing, that of a link on a public page.</summary>
    public static RequestRoute Of(HttpRequestMessage request) =>
        request.Options.TryGetValue(Key, out var route) ? route : default;
}
