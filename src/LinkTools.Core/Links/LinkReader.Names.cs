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
        var style = tag.Has(AttributeId.Style) ? ElementStyle.Read(tag.Value(AttributeId.Style)) : default;
        if (style.IsHidden || LinkNames.IsUnseen(tag, element, placed.Space))
        {
            if (placed.Index >= 0)
                _open.Hide(placed.Index);
            return;
        }

        if (style.IsBlock)
            _open.Block(placed.Index);
        var labels = tag.Has(AriaLabelledBy) ? tag.Value(AriaLabelledBy) : "";
        if (labels.Length > 0)
            _open.BeginLabelled(placed.Index, labels);
        NameElement(tag, placed);
        if (labels.Length > 0 && placed.Index < 0)
            _open.EndLabelled();
    }

    private void NameElement(in TagToken tag, in Placement placed)
    {
        var (element, space, index) = (placed.Element!, placed.Space, placed.Index);
        if (space == Namespace.Html && (element == Elements.Img || element == Elements.Input))
        {
            _open.AddName(LinkNames.OfLeaf(tag), isLeaf: true);
            return;
        }

        var holdsNoWords = LinkNames.HoldsNoWords(element, space);
        var isNamed = holdsNoWords || LinkNames.IsFrame(element, space);
        var label = LinkNames.Clean(tag, AriaLabel);
        if (label.Length == 0 && isNamed)
            label = LinkNames.Clean(tag, Title);
        _open.AddName(label, index < 0);
        if (index < 0)
            return;
        if (label.Length > 0 || holdsNoWords)
            _open.Hide(index);
        else if (space != Namespace.Html && element == Elements.Title)
            _open.NameParent(index);
        else if (space == Namespace.Html && element == Elements.Details && !tag.Has(AttributeId.Open))
            _open.Fold(index);
        else if (space == Namespace.Html && element == Elements.Summary)
            _open.NameFolded(index);
        else if (LinkNames.Clean(tag, Title) is { Length: > 0 } title)
            _open.Title(index, title);
    }
}
