using LinkTools.Core.Checking;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Output.Graphs;

/// <summary>
/// Which pages link to which, weighted by the number of links. It keeps the name of each node once and each edge once,
/// however many links there are.
/// </summary>
public sealed class LinkGraph(GraphGrouping grouping)
{
    private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly Dictionary<(int From, int To), LinkEdge> _edges = [];

    /// <summary>The names of the nodes, in the order in which they came.</summary>
    public IReadOnlyList<string> Nodes => _names;

    /// <summary>The edges, between the numbers of the nodes.</summary>
    public IEnumerable<LinkEdge> Edges => _edges.Values;

    /// <summary>How many edges there are.</summary>
    public int EdgeCount => _edges.Count;

    /// <summary>Adds a link; false if it leads nowhere, or is on no page.</summary>
    public bool Add(LinkCheck link)
    {
        ArgumentNullException.ThrowIfNull(link);
        if (link.SourceUrl.Length == 0 || link.Url.Length == 0)
            return false;
        var key = (NodeOf(link.SourceUrl), NodeOf(link.Url));
        var isBroken = CheckStatuses.Find(link.Status)
            is CheckStatus.Broken or CheckStatus.Unreachable or CheckStatus.FragmentMissing;
        var edge = _edges.GetValueOrDefault(key, new LinkEdge(key.Item1, key.Item2, 0, 0));
        _edges[key] = edge with { Links = edge.Links + 1, Broken = edge.Broken + (isBroken ? 1 : 0) };
        return true;
    }

    private int NodeOf(string address)
    {
        var name = NameOf(address);
        if (_nodes.TryGetValue(name, out var number))
            return number;
        _names.Add(name);
        _nodes.Add(name, _names.Count - 1);
        return _names.Count - 1;
    }

    private string NameOf(string address)
    {
        // A local page is named by its path, which is not a URL.
        if (WebUrl.Parse(address) is not { } url)
            return grouping == GraphGrouping.Page ? address : Path.GetDirectoryName(address) ?? address;
        if (grouping == GraphGrouping.Page || url.Host.Length == 0)
            return url.HrefWithoutFragment;
        return grouping == GraphGrouping.Host ? url.Host : FolderOf(url.HrefWithoutFragment);
    }

    private static string FolderOf(string href)
    {
        var end = href.IndexOf('?', StringComparison.Ordinal);
        var path = end < 0 ? href : href[..end];
        return path[..(path.LastIndexOf('/') + 1)];
    }
}
