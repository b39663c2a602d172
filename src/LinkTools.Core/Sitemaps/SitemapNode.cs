namespace LinkTools.Core.Sitemaps;

/// <summary>
/// An element of an entry, by its local name in lower case: namespaces are wrong too often to rely on them.
/// </summary>
internal sealed class SitemapNode(string name, int line)
{
    /// <summary>The local name in lower case.</summary>
    public string Name => name;

    /// <summary>The line of the start tag, 1-based.</summary>
    public int Line => line;

    /// <summary>The text of the element itself, trimmed.</summary>
    public string Text { get; set; } = "";

    /// <summary>The attributes that are needed for sitemaps, by local name.</summary>
    public Dictionary<string, string>? Attributes { get; set; }

    public List<SitemapNode> Children { get; } = [];

    /// <summary>The value of an attribute; null if it is missing.</summary>
    public string? this[string attribute] => Attributes?.GetValueOrDefault(attribute)?.Trim();

    /// <summary>The first child with a name; null if there is none.</summary>
    public SitemapNode? Child(string childName) => Children.Find(child => child.Name == childName);

    /// <summary>The text of the first child with a name; empty if there is none.</summary>
    public string TextOf(string childName) => Child(childName)?.Text ?? "";

    public IEnumerable<SitemapNode> All(string childName) => Children.Where(child => child.Name == childName);
}
