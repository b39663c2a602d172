namespace LinkTools.Core.Output.Graphs;

/// <summary>All links from one node to another.</summary>
/// <param name="From">The number of the node that contains them.</param>
/// <param name="To">The number of the node they lead to.</param>
/// <param name="Links">How many there are.</param>
/// <param name="Broken">How many of them are broken.</param>
public readonly record struct LinkEdge(int From, int To, long Links, long Broken);
