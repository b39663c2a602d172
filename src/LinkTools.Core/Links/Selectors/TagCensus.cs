using LinkTools.Core.Markup;

namespace LinkTools.Core.Links.Selectors;

/// <summary>
/// Counts the elements of a page and their depth before a tree is made, because making the tree takes time that grows
/// with the square of the depth.
/// </summary>
internal sealed class TagCensus : ITokenSink
{
    private const int PieceLength = 64 << 10;

    private readonly OpenElements _open = new(static _ => { });
    private readonly TreeBuilder _tree;
    private int _elements, _pieces;

    private TagCensus() => _tree = new TreeBuilder(_open, static () => { });

    /// <inheritdoc/>
    public bool WantsText => _tree.WantsText;

    /// <inheritdoc/>
    public bool IsForeign => _tree.IsForeign;

    /// <summary>Examines a page.</summary>
    /// <exception cref="PageTooComplexException">It exceeds <see cref="DomLimits"/>.</exception>
    public static void Check(string markup, CancellationToken stop)
    {
        var census = new TagCensus();
        var input = new CarryBuffer(new HtmlTokenizer(census));
        try
        {
            for (var start = 0; start < markup.Length; start += PieceLength)
            {
                stop.ThrowIfCancellationRequested();
                var piece = markup.AsSpan(start, Math.Min(PieceLength, markup.Length - start));
                input.Append(piece);
                // Comments are not tokens here, but they are nodes of the tree.
                census._pieces += piece.Count("<!") + piece.Count("<?");
                DomLimits.CheckPieces(census._pieces);
            }

            input.Complete();
        }
        finally
        {
            census._open.Release();
        }
    }

    /// <inheritdoc/>
    public ulong AttributesOf(ElementInfo element) =>
        element == Elements.Font ? AttributeTable.SetOf(AttributeId.Color, AttributeId.Face, AttributeId.Size)
            : AttributeTable.SetOf(AttributeId.Encoding, AttributeId.Type);

    /// <inheritdoc/>
    public ContentModel StartTag(in TagToken tag)
    {
        DomLimits.CheckPieces(++_pieces);
        DomLimits.CheckElements(++_elements);
        var placed = _tree.Start(tag);
        DomLimits.CheckDepth(_open.Count);
        return placed.Element is null ? ContentModel.Markup : placed.Model;
    }

    /// <inheritdoc/>
    public void EndTag(ElementInfo element)
    {
        DomLimits.CheckPieces(++_pieces);
        _tree.End(element);
    }

    /// <inheritdoc/>
    public void Text(ReadOnlySpan<char> text, bool hasReferences)
    {
        if (_tree.WantsText && HtmlSpace.HasOther(text))
            _tree.Text();
    }

    /// <inheritdoc/>
    public void Comment()
    {
    }

    /// <inheritdoc/>
    public void RawText(ReadOnlySpan<char> text)
    {
    }

    /// <inheritdoc/>
    public void RawTextEnd()
    {
    }
}
