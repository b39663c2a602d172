using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>A page that a store knows from an earlier run.</summary>
/// <param name="Id">Its handle in the store.</param>
/// <param name="Url">Its URL.</param>
/// <param name="Host">The key of its host.</param>
/// <param name="Depth">How many links lead to it from a seed.</param>
/// <param name="IsSeed">True for a seed.</param>
/// <param name="State">Its state.</param>
/// <param name="IsOpen">True for the target of a redirect of a page that waits to be read again.</param>
internal readonly record struct StoredPage(
    long Id, WebUrl Url, string Host, int Depth, bool IsSeed, PageState State, bool IsOpen);
