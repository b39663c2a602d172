namespace LinkTools.Core.Frontiers;

/// <summary>The turn of a host to have one of its pages read.</summary>
/// <param name="Host">The host's key.</param>
/// <param name="Depth">The level of the page.</param>
/// <param name="Started">When the turn began, as a timestamp.</param>
internal readonly record struct HostTurn(string Host, int Depth, long Started);
