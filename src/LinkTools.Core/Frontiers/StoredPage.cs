using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>A page that a store knows from an earlier run.</summary>
/// <param name="Id">What the store knows it by.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Host">The key of its host.</param>
/// <param name="Depth">Levels below the seeds.</param>
/// <param name="IsSeed">True for a page the crawl was started with.</param>
/// <param name="State">What became of it.</param>
/// <param name="IsOpen">True for where a redirect of a page led that waits to be asked for again.</param>
internal readonly record struct StoredPage(
    long Id, WebUrl Url, string Host, int Depth, bool IsSeed, PageState State, bool IsOpen);
