namespace LinkTools.Core.Markup;

internal sealed partial class TreeBuilder
{
    private void EndInTable(ElementInfo element)
    {
        // As with start tags, false means that the tag is handled again in the new mode.
        while (!(_mode switch
        {
            Mode.InCell => EndInCell(element),
            Mode.InCaption => EndInCaption(element),
            Mode.InRow => EndInRow(element),
            Mode.InTableBody => EndInSection(element),
            Mode.InColumnGroup => EndInColumnGroup(element),
            Mode.InTable => EndInTableItself(element),
            _ => EndElsewhere(element),
        }))
        {
        }
    }

    private bool EndElsewhere(ElementInfo element)
    {
        EndHtml(element);
        return true;
    }

    private bool EndInTableItself(ElementInfo element)
    {
        switch (element.Name)
        {
            case "table":
                if (open.InTableScope(element))
                {
                    open.PopTo(open.TopOf(element));
                    ResetMode();
                }

                return true;
            case "body" or "caption" or "col" or "colgroup" or "html" or "tbody" or "td" or "tfoot" or "th"
                or "thead" or "tr":
                return true;
            default:
                EndInBody(element);
                return true;
        }
    }

    private bool EndInSection(ElementInfo element)
    {
        switch (element.Name)
        {
            case "tbody" or "tfoot" or "thead":
                if (open.InTableScope(element))
                    CloseSection();
                return true;
            case "table":
                return !CloseSection();
            case "body" or "caption" or "col" or "colgroup" or "html" or "td" or "th" or "tr":
                return true;
            default:
                return EndInTableItself(element);
        }
    }

    private bool EndInRow(ElementInfo element)
    {
        switch (element.Name)
        {
            case "tr":
                CloseRow();
                return true;
            case "table":
                return !CloseRow();
            case "tbody" or "tfoot" or "thead":
                return !open.InTableScope(element) || !CloseRow();
            case "body" or "caption" or "col" or "colgroup" or "html" or "td" or "th":
                return true;
            default:
                return EndInTableItself(element);
        }
    }

    private bool EndInCell(ElementInfo element)
    {
        switch (element.Name)
        {
            case "td" or "th":
                if (open.InTableScope(element))
                {
                    open.PopTo(open.TopOf(element));
                    _mode = Mode.InRow;
                }

                return true;
            case "body" or "caption" or "col" or "colgroup" or "html":
                return true;
            case "table" or "tbody" or "tfoot" or "thead" or "tr":
                if (!open.InTableScope(element))
                    return true;
                CloseCell();
                return false;
            default:
                EndInBody(element);
                return true;
        }
    }

    private bool EndInCaption(ElementInfo element)
    {
        switch (element.Name)
        {
            case "caption":
                CloseCaption();
                return true;
            case "table":
                return !CloseCaption();
            case "body" or "col" or "colgroup" or "html" or "tbody" or "td" or "tfoot" or "th"
                or "thead" or "tr":
                return true;
            default:
                EndInBody(element);
                return true;
        }
    }

    private bool EndInColumnGroup(ElementInfo element)
    {
        if (element == Elements.Template)
        {
            CloseTemplate();
            return true;
        }

        if (element == Elements.Col || open.TopElement != Elements.Colgroup)
            return true;
        open.Pop();
        _mode = Mode.InTable;
        return element == Elements.Colgroup;
    }
}
