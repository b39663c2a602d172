namespace LinkTools.Commands;

/// <summary>A document that came as text.</summary>
/// <param name="Text">Its markup.</param>
/// <param name="Origin">The file that it was read from, as a PowerShell path; null where nobody said.</param>
/// <param name="IsCut">True when the document was larger than allowed, and its end is missing.</param>
internal sealed record MarkupDocument(string Text, string? Origin, bool IsCut);
