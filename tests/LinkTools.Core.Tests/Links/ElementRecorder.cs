using LinkTools.Core.Markup;

namespace LinkTools.Core.Tests.Links;

/// <summary>Records the elements that tree construction makes of a document's tags.</summary>
internal sealed class ElementRecorder : ITokenSink
{
    private readonly List<string> _elements = [];
    private readonly OpenElements _open = new(_ => { });
    private readonly TreeBuilder _tree;
    private int _bodyStart;

    private ElementRecorder() =>
        _tree = new TreeBuilder(_open, () => _elements.RemoveRange(_bodyStart, _elements.Count - _bodyStart));

    public bool WantsText => true;

    public bool IsForeign => _tree.IsForeign;

    public static IReadOnlyList<string> Read(string markup)
    {
        var recorder = new ElementRecorder();
        new HtmlTokenizer(recorder).Scan(markup, isFinal: true);
        return recorder._elements;
    }

    public ulong AttributesOf(ElementInfo element) => ulong.MaxValue;

    public ContentModel StartTag(in TagToken tag)
    {
        if (!_open.Has(Elements.Body))
            _bodyStart = _elements.Count;
        var placed = _tree.Start(tag);
        if (placed is { Element: { } element, IsMerged: false })
            _elements.Add(
                placed.Space switch { Namespace.Svg => "svg ", Namespace.MathMl => "math ", _ => "" } + element.Name);
        return placed.Model;
    }

    public void EndTag(ElementInfo element) => _tree.End(element);

    public void Text(ReadOnlySpan<char> text, bool hasReferences)
    {
        if (HtmlSpace.HasOther(text))
            _tree.Text();
    }

    public void Comment()
    {
    }

    public void RawText(ReadOnlySpan<char> text)
    {
    }

    public void RawTextEnd()
    {
    }
}
