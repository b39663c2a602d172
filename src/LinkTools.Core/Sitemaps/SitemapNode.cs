namespace LinkTools.Core.Sitemaps;

/// <summary>
/// An element of an entry, with its local name in lower case: namespaces are wrong too often to go by them.
/// </summary>
internal sealed class SitemapNode(string name, int line)
{
    /// <summary>The local name in lower case.</summary>
    public string Name => name;

    /// <summary>The line of the start tag, 1-based.</summary>
    public int Line => line;

    /// <summary>The element's own text, trimmed.</summary>
    public string Text { get; set; } = "";

    /// <summary>The attributes that readers of sitemaps ask for, by local name.</summary>
    public Dictionary<string, string>? Attributes { get; set; }

    public List<SitemapNode> Children { get; } = [];

    /// <summary>An attribute's value; null where it is absent.</summary>
    public string? this[string attribute] => Attributes?.GetValueOrDefault(attribute)?.Trim();

    /// <summary>The first child of a name; null where there is none.</summary>
    public SitemapNode? Child(string childName) => Children.Find(child => child.Name == childName);

    /// <summary>The text of the first child of a name; empty where there is none.</summary>
    public string TextOf(string childName) => Child(childName)?.Text ?? "";

    public IEnumerable<SitemapNode> All(string childName) => Children.Where(child => child.Name == childName);
}
