namespace LinkTools.Core.Frontiers;

/// <summary>What a store has recorded about the output files of its crawl.</summary>
/// <param name="Marks">The files, and how much of each belongs to completed pages.</param>
/// <param name="HasEndedPages">True if pages have been completed, so that their links are only in those files.</param>
public sealed record StoredOutputs(IReadOnlyList<OutputMark> Marks, bool HasEndedPages)
{
    /// <summary>The record of a store without a crawl.</summary>
    public static StoredOutputs None { get; } = new([], HasEndedPages: false);
}
