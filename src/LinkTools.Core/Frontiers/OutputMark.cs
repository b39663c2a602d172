namespace LinkTools.Core.Frontiers;

/// <summary>How much of an output file belongs to pages that are completed: what follows is cut when it is opened.
/// </summary>
/// <param name="Path">The file's full path.</param>
/// <param name="Format">What it is written as, e.g. csv.</param>
/// <param name="Bytes">Its length up to the last row of a completed page.</param>
public sealed record OutputMark(string Path, string Format, long Bytes);
