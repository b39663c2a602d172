namespace LinkTools.Core.Html;

internal sealed partial class TreeBuilder
{
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
                if (open.TopOfAny(Headings) is >= 0 and var heading && heading >= open.Top.Bounds.Scope)
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
        if (index >= 0 && index >= open.Top.Bounds.Special)
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
    /// The adoption agency's effect on the stack: a formatting element is closed with all that is in it, or taken out
    /// from under a block that goes on.
    /// </summary>
    private void CloseFormatting(ElementInfo element)
    {
        var index = open.TopOf(element);
        if (index < 0 || index < open.Top.Bounds.Scope)
            return;
        if (open.Top.Bounds.Special > index)
            open.Remove(index);
        else
            open.PopTo(index);
    }
}
