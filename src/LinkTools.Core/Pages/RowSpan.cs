namespace LinkTools.Core.Pages;

/// <summary>Where a page's rows stand in an output file.</summary>
/// <param name="From">The first of their bytes.</param>
/// <param name="To">The first byte behind them.</param>
public readonly record struct RowSpan(long From, long To);
