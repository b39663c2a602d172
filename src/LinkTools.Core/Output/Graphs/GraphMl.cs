using System.Globalization;
using System.Security;
using LinkTools.Core.Output.Reports;

namespace LinkTools.Core.Output.Graphs;

/// <summary>Writes a graph as GraphML.</summary>
public static class GraphMl
{
    /// <summary>The graph, line by line.</summary>
    public static IEnumerable<string> Lines(LinkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        yield return "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
        yield return "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">";
        yield return "  <key id=\"name\" for=\"node\" attr.name=\"name\" attr.type=\"string\"/>";
        yield return "  <key id=\"links\" for=\"edge\" attr.name=\"weight\" attr.type=\"long\"/>";
        yield return "  <key id=\"broken\" for=\"edge\" attr.name=\"broken\" attr.type=\"long\"/>";
        yield return "  <graph id=\"links\" edgedefault=\"directed\">";
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            var name = SecurityElement.Escape(ReportText.Clean(graph.Nodes[i]));
            yield return string.Create(
                CultureInfo.InvariantCulture, $"    <node id=\"n{i}\"><data key=\"name\">{name}</data></node>");
        }

        foreach (var edge in graph.Edges)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"    <edge source=\"n{edge.From}\" target=\"n{edge.To}\"><data key=\"links\">{edge.Links}</data>")
                + string.Create(CultureInfo.InvariantCulture, $"<data key=\"broken\">{edge.Broken}</data></edge>");
        }

        yield return "  </graph>";
        yield return "</graphml>";
    }
}
