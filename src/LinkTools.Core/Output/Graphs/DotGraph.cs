using System.Globalization;
using LinkTools.Core.Output.Reports;

namespace LinkTools.Core.Output.Graphs;

/// <summary>Writes a graph in Graphviz's language.</summary>
public static class DotGraph
{
    /// <summary>The graph, line by line.</summary>
    public static IEnumerable<string> Lines(LinkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        yield return "digraph links {";
        yield return "  rankdir=LR;";
        yield return "  node [shape=box, style=rounded, fontname=\"sans-serif\"];";
        for (var i = 0; i < graph.Nodes.Count; i++)
            yield return string.Create(CultureInfo.InvariantCulture, $"  n{i} [label={Quote(graph.Nodes[i])}];");
        foreach (var edge in graph.Edges)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"  n{edge.From} -> n{edge.To} [{Describe(edge)}];");
        yield return "}";
    }

    private static string Describe(LinkEdge edge)
    {
        var weight = string.Create(CultureInfo.InvariantCulture, $"weight={edge.Links}, label=\"{edge.Links}\"");
        return edge.Broken == 0 ? weight
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{weight}, color=red, style=dashed, xlabel=\"{edge.Broken} broken\", broken={edge.Broken}");
    }

    // A backslash begins an escape of Graphviz, such as \N for the name of the node.
    private static string Quote(string text) => $"\"{ReportText.Clean(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
