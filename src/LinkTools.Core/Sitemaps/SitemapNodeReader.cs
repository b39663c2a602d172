using System.Text;
using System.Xml;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// Reads the element of one entry into memory, with limits: the data of an entry is at most two levels below it, and
/// whole articles in a feed are not needed.
/// </summary>
internal sealed class SitemapNodeReader(XmlReader reader)
{
    /// <summary>The most elements of an entry that are kept.</summary>
    public const int MaxNodes = 20_000;

    private const int MaxLevels = 2, MaxChars = SitemapDocument.MaxUrlChars + 1;

    private static readonly string[] Wanted = ["href", "rel", "hreflang", "ispermalink", "base", "about", "resource"];

    private readonly char[] _buffer = new char[1024];
    private readonly StringBuilder _text = new();
    private readonly Stack<(SitemapNode Node, int Start)> _open = new();
    private int _count;
    private int _start;

    /// <summary>True if the last entry had more than is kept.</summary>
    public bool IsCut => _count > MaxNodes;

    /// <summary>The current line of the reader, 1-based.</summary>
    public int Line => ((IXmlLineInfo)reader).LineNumber;

    /// <summary>The current element of the reader, up to and including its end tag.</summary>
    public async ValueTask<SitemapNode> ReadAsync()
    {
        _count = 0;
        _open.Clear();
        _text.Clear();
        _start = 0;
        var root = Create();
        var rootDepth = reader.Depth;
        if (reader.IsEmptyElement)
            return root;

        var node = root;
        while (await SitemapXml.StepAsync(reader).ConfigureAwait(false))
        {
            var level = reader.Depth - rootDepth;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when level <= MaxLevels && ++_count <= MaxNodes:
                    var child = Create();
                    node.Children.Add(child);
                    if (reader.IsEmptyElement)
                        break;
                    _open.Push((node, _start));
                    _start = _text.Length;
                    node = child;
                    break;
                case XmlNodeType.Element:
                    SitemapXml.CheckDepth(reader);
                    if (!reader.IsEmptyElement)
                        await SkipAsync().ConfigureAwait(false);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    await AppendAsync().ConfigureAwait(false);
                    break;
                case XmlNodeType.EndElement:
                    node.Text = _text.ToString(_start, _text.Length - _start).Trim();
                    _text.Length = _start;
                    if (level == 0)
                        return root;
                    (node, _start) = _open.Pop();
                    break;
            }
        }

        return root;
    }

    private SitemapNode Create()
    {
        var node = new SitemapNode(reader.LocalName.ToLowerInvariant(), Line);
        while (reader.MoveToNextAttribute())
        {
            var name = reader.LocalName.ToLowerInvariant();
            if (Wanted.Contains(name) && reader.Value.Length < MaxChars)
                (node.Attributes ??= []).TryAdd(name, reader.Value);
        }

        reader.MoveToElement();
        return node;
    }

    // Skips to the end tag of the element; the method of XmlReader would not limit the depth.
    private async ValueTask SkipAsync()
    {
        var depth = reader.Depth;
        while (await SitemapXml.StepAsync(reader).ConfigureAwait(false) && reader.Depth > depth)
            SitemapXml.CheckDepth(reader);
    }

    // Leading white space does not count for the length.
    private async ValueTask AppendAsync()
    {
        int read;
        while ((read = await reader.ReadValueChunkAsync(_buffer, 0, _buffer.Length).ConfigureAwait(false)) > 0)
        {
            var chunk = _buffer.AsSpan(0, read);
            if (_text.Length == _start)
                chunk = chunk.TrimStart();
            _text.Append(chunk[..Math.Min(chunk.Length, MaxChars - (_text.Length - _start))]);
        }
    }
}
