using LinkTools.Core.Markup;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

internal sealed partial class LinkReader
{
    // These elements are never open in HTML, but they are in SVG and in XML.
    private bool IsHidden() => _elements.TopElement == Elements.Script || _elements.TopElement == Elements.Style;

    // Before inline content, a browser reopens a link that other elements closed.
    private void Reopen(in Placement placed)
    {
        _open.Forget();
        if (placed.Element is not { } element || placed.IsMerged || !element.Is(ElementTraits.Inline))
            return;
        var parent = (placed.Index >= 0 ? placed.Index : _elements.Count) - 1;
        if (!OpenLinks.IsTablePart(_elements[parent]))
            _open.ReopenIn(parent);
    }

    private void NameInLink(in TagToken tag, in Placement placed)
    {
        var element = placed.Element!;
        if (LinkNames.IsUnseen(tag, element, placed.Space))
        {
            if (placed.Index >= 0)
                _open.Hide(placed.Index);
            return;
        }

        if (placed.Space == Namespace.Html && (element == Elements.Img || element == Elements.Input))
        {
            _open.AddName(LinkNames.OfLeaf(tag), isLeaf: true);
            return;
        }

        var label = LinkNames.Clean(tag, AriaLabel);
        if (label.Length > 0)
        {
            _open.AddName(label, placed.Index < 0);
            if (placed.Index >= 0)
                _open.Hide(placed.Index);
        }
        else if (placed.Index >= 0 && LinkNames.Clean(tag, Title) is { Length: > 0 } title)
        {
            _open.Title(placed.Index, title);
        }
    }
}
