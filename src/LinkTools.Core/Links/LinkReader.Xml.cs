using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

internal sealed partial class LinkReader
{
    /// <summary>Says that an XML parser finds the elements, so no rule of HTML opens or closes any.</summary>
    public void UseXml()
    {
        _isXml = true;
        _isPositionFixed = true;
        _tree.KeepBody();
    }

    /// <summary>Says what the links are resolved against from here on.</summary>
    public void UseBase(DocumentBase baseUrl) => _base = baseUrl;

    /// <summary>The start of an element of XML.</summary>
    /// <param name="tag">Its name and attributes.</param>
    /// <param name="space">Its namespace.</param>
    /// <param name="line">The line of its tag, 1-based.</param>
    /// <param name="column">The column of its tag, 1-based.</param>
    public void StartXml(in TagToken tag, Namespace space, int line, int column)
    {
        _lines.Set(line, column);
        var isInTemplate = _elements.Has(Elements.Template);
        var index = _elements.Push(tag.Element, space);
        Read(
            tag,
            new Placement(tag.Element, space, index)
            {
                Model = tag.Element == Elements.Script && space == Namespace.Html
                    ? ContentModel.Script
                    : ContentModel.Markup,
            },
            isInTemplate);
    }

    /// <summary>The end of the innermost element of XML.</summary>
    public void EndXml()
    {
        RawTextEnd();
        if (_open.Any && _elements.TopElement.Is(ElementTraits.Gap))
            _open.Gap(isLeaf: false);
        _elements.Pop();
    }
}
