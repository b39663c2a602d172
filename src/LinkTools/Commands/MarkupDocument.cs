namespace LinkTools.Commands;

/// <summary>An HTML document that came as text.</summary>
/// <param name="Text">Its markup.</param>
/// <param name="Origin">The file that it was read from, as a PowerShell path; null if it is not known.</param>
/// <param name="IsCut">True if the document was larger than allowed, so that its end is missing.</param>
internal sealed record MarkupDocument(string Text, string? Origin, bool IsCut);
