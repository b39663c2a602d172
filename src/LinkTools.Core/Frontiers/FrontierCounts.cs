namespace LinkTools.Core.Frontiers;

/// <summary>The progress of a crawl.</summary>
/// <param name="Waiting">Pages that are waiting.</param>
/// <param name="Claimed">Pages claimed so far and not returned, including those of earlier runs.</param>
/// <param name="OpenSeeds">Seeds that are waiting or in flight.</param>
internal readonly record struct FrontierCounts(long Waiting, long Claimed, long OpenSeeds);
