namespace LinkTools.Core.Frontiers;

/// <summary>What a store knows of the files that its crawl's links are written to.</summary>
/// <param name="Marks">The files, and how much of each belongs to completed pages.</param>
/// <param name="HasEndedPages">True when pages have been completed: their links are in those files alone.</param>
public sealed record StoredOutputs(IReadOnlyList<OutputMark> Marks, bool HasEndedPages)
{
    /// <summary>What a store knows in which there is no crawl yet.</summary>
    public static StoredOutputs None { get; } = new([], HasEndedPages: false);
}
