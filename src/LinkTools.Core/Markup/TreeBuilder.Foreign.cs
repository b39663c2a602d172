namespace LinkTools.Core.Markup;

internal sealed partial class TreeBuilder
{
    /// <summary>True if a start tag at an integration point is read as HTML.</summary>
    private bool LeavesForeign(ElementInfo element)
    {
        return open.IsTopHtmlPoint
            || (open.IsTopMathPoint && element != Elements.Mglyph && element != Elements.Malignmark)
            || (open.TopSpace == Namespace.MathMl && open.TopElement == Elements.AnnotationXml
                && element == Elements.Svg);
    }

    private void StartForeign(in TagToken tag)
    {
        var isBreakout = tag.Element.Is(ElementTraits.Breakout) || (tag.Element == Elements.Font
            && (tag.Has(AttributeId.Color) || tag.Has(AttributeId.Face) || tag.Has(AttributeId.Size)));
        if (!isBreakout)
        {
            InsertForeign(tag, open.TopSpace);
            return;
        }

        PopForeign();
        StartHtml(tag);
    }

    private bool InsertForeign(in TagToken tag, Namespace space)
    {
        var isHtmlPoint = space == Namespace.Svg
            ? tag.Element.Is(ElementTraits.SvgPoint)
            : tag.Element == Elements.AnnotationXml && IsHtmlEncoding(tag.Value(AttributeId.Encoding));
        var index = -1;
        if (!tag.IsSelfClosing)
        {
            // Elements that are misplaced in a table were reopened before the table, so its end tag does not reach
            // them.
            var reopened = IsForeign || open[open.Bounds.Scope] == Elements.Table ? (ushort)0 : open.Bounds.Lost;
            index = open.Push(tag.Element, space, isHtmlPoint, reopened);
        }

        Placed = new Placement(tag.Element, space, index);
        return true;
    }

    /// <summary>True if the end tag is handled by the rules for HTML.</summary>
    private bool EndForeign(ElementInfo element)
    {
        if (element == Elements.Br || element == Elements.P)
        {
            PopForeign();
            return true;
        }

        var index = open.TopOfForeign(element);
        if (index < 0 || index < open.ForeignRoot)
            return true;
        open.PopTo(index);
        return false;
    }

    private void PopForeign()
    {
        while (open.TopSpace != Namespace.Html && !open.IsTopHtmlPoint && !open.IsTopMathPoint)
            open.Pop();
    }

    private static bool IsHtmlEncoding(string encoding) =>
        encoding.Equals("text/html", StringComparison.OrdinalIgnoreCase)
        || encoding.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase);
}
