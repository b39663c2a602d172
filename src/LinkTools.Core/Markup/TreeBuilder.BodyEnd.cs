namespace LinkTools.Core.Markup;

internal sealed partial class TreeBuilder
{
    /// <summary>The adoption agency handles this many blocks in one formatting element and ignores the rest.</summary>
    private const int AgencyRounds = 8;

    private void EndInBody(ElementInfo element)
    {
        switch (element.End)
        {
            case EndRule.Ordinary:
                EndOrdinary(element);
                break;
            case EndRule.Formatting:
                CloseFormatting(element);
                break;
            case EndRule.Paragraph:
                CloseParagraph();
                break;
            case EndRule.Block:
            case EndRule.ObjectLike:
                if (open.InScope(element))
                    open.PopTo(open.TopOf(element));
                break;
            case EndRule.Definition:
                if (open.InScope(element))
                    open.PopTo(open.TopOf(element));
                break;
            case EndRule.ListItem:
                if (open.InListScope(element))
                    open.PopTo(open.TopOf(element));
                break;
            case EndRule.Heading:
                if (open.TopOfAny(Headings) is >= 0 and var heading && heading >= open.Bounds.Scope)
                    open.PopTo(heading);
                break;
            case EndRule.Form:
                EndForm();
                break;
            case EndRule.Template:
                CloseTemplate();
                break;
            case EndRule.Break:
                _framesetOk = false;
                break;
        }
    }

    private void EndOrdinary(ElementInfo element)
    {
        var index = open.TopOf(element);
        if (index >= 0 && index >= open.Bounds.Special)
            open.PopTo(index);
    }

    private void EndForm()
    {
        var form = open.TopOf(Elements.Form);
        if (!IsInTemplate)
        {
            if (!_hasForm)
                return;
            _hasForm = false;
        }

        if (!open.InScope(Elements.Form))
            return;
        open.PopImplied();
        if (IsInTemplate)
            open.PopTo(form);
        else
            open.Remove(form);
    }

    /// <summary>
    /// The effect of the adoption agency on the stack: a formatting element is closed with all its content, or removed
    /// from below a block that stays open.
    /// </summary>
    private void CloseFormatting(ElementInfo element)
    {
        var index = open.TopOf(element);
        if (index < 0 || index < open.Bounds.Marker)
        {
            CloseReopened(element);
            return;
        }

        if (index < open.Bounds.Scope)
            return;
        if (open.Bounds.Special <= index)
        {
            open.PopTo(index);
            open.Bounds.Lost &= (ushort)~element.Formatting;
            return;
        }

        // The last round of the agency finds no block above, and closes the content of the topmost block.
        if (BlocksAbove(index) < AgencyRounds)
            open.PopTo(open.Bounds.Special + 1);
        open.Remove(index);
    }

    /// <summary>
    /// The same for a formatting element that others closed and a browser reopened: it ends, and so does SVG or MathML
    /// inside it.
    /// </summary>
    private void CloseReopened(ElementInfo element)
    {
        if (IsForeign)
        {
            var root = open.ForeignRoot;
            if ((open.Reopened & element.Formatting) != 0 && open.Bounds.Scope < root)
                open.PopTo(root);
        }

        open.Bounds.Lost &= (ushort)~element.Formatting;
    }

    /// <summary>The number of special elements above an entry, counted as far as it matters.</summary>
    private int BlocksAbove(int index)
    {
        var count = 0;
        for (
            var block = open.Bounds.Special; block > index
            && count < AgencyRounds; block = open.Bounds.SpecialBelow(block))
            count++;
        return count;
    }
}
