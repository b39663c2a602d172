namespace LinkTools.Core.Output.Graphs;

/// <summary>What a node of a graph represents.</summary>
public enum GraphGrouping
{
    /// <summary>One page, without the fragment.</summary>
    Page,

    /// <summary>All pages of one folder of one host.</summary>
    Directory,

    /// <summary>All pages of one host.</summary>
    Host,
}
