using System.Management.Automation;
using LinkTools.Core.Output.Graphs;

namespace LinkTools.Commands;

/// <summary>
/// The work behind ConvertTo-LinkGraph. It is not part of the cmdlet's type, whose fields an import looks at.
/// </summary>
internal sealed class LinkGraphRun(ConvertToLinkGraphCommand cmdlet)
{
    private readonly LinkGraph _graph = new(Enum.Parse<GraphGrouping>(cmdlet.GroupBy, ignoreCase: true));
    private long _leftOut;

    public void Add(PSObject? input)
    {
        if (LinkRows.Find(input) is not { } link)
            cmdlet.WriteError(Errors.NotALink(input));
        else if (!_graph.Add(link))
            _leftOut++;
    }

    public void End()
    {
        cmdlet.WriteVerbose(
            $"The graph has {Plural.Of(_graph.Nodes.Count, "node")} and {Plural.Of(_graph.EdgeCount, "edge")}. "
            + $"Left out: {Plural.Of(_leftOut, "link")} without a page or a target.");
        var lines = cmdlet.As.Equals("Dot", StringComparison.OrdinalIgnoreCase)
            ? DotGraph.Lines(_graph) : GraphMl.Lines(_graph);
        foreach (var line in lines)
            cmdlet.WriteObject(line);
    }
}
