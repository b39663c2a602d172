namespace LinkTools.Core.Pages;

/// <summary>Where the rows of a page are in an output file.</summary>
/// <param name="From">The offset of their first byte.</param>
/// <param name="To">The offset after their last byte.</param>
public readonly record struct RowSpan(long From, long To);
