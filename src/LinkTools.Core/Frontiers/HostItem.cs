namespace LinkTools.Core.Frontiers;

/// <summary>Work for a host whose turn has come.</summary>
/// <param name="Item">The work.</param>
/// <param name="Turn">The turn, to be released when the work is done.</param>
internal sealed record HostItem<TItem>(TItem Item, HostTurn Turn);
