namespace LinkTools.Core.Frontiers;

/// <summary>How far a crawl is.</summary>
/// <param name="Waiting">Pages that wait to be claimed.</param>
/// <param name="Claimed">Pages claimed so far and not given back, those of earlier runs included.</param>
/// <param name="OpenSeeds">Pages the crawl was started with that wait or are under way.</param>
internal readonly record struct FrontierCounts(long Waiting, long Claimed, long OpenSeeds);
