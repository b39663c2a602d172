namespace LinkTools.Core.Frontiers;

/// <summary>Something to do with a host whose turn has come.</summary>
/// <param name="Item">What is to be done.</param>
/// <param name="Turn">The turn, to be released when it is done.</param>
internal sealed record HostItem<TItem>(TItem Item, HostTurn Turn);
