namespace LinkTools.Core.Markup;

internal sealed partial class TreeBuilder
{
    private static readonly ElementInfo[] Sections = [Elements.Tbody, Elements.Thead, Elements.Tfoot];

    private bool StartInTable(in TagToken tag) => _mode switch
    {
        Mode.InCell => StartInCell(tag),
        Mode.InCaption => StartInCaption(tag),
        Mode.InRow => StartInRow(tag),
        Mode.InTableBody => StartInSection(tag),
        Mode.InColumnGroup => StartInColumnGroup(tag),
        _ => StartInTableItself(tag),
    };

    private bool StartInTableItself(in TagToken tag)
    {
        var element = tag.Element;
        switch (element.Name)
        {
            case "caption":
                return InsertPart(tag, Mode.InCaption);
            case "colgroup":
                return InsertPart(tag, Mode.InColumnGroup);
            case "col":
                ClearToTable();
                open.Push(Elements.Colgroup);
                return Again(Mode.InColumnGroup);
            case "tbody" or "tfoot" or "thead":
                return InsertPart(tag, Mode.InTableBody);
            case "td" or "th" or "tr":
                ClearToTable();
                open.Push(Elements.Tbody);
                return Again(Mode.InTableBody);
            case "table":
                if (!open.InTableScope(element))
                    return Ignore();
                open.PopTo(open.TopOf(element));
                ResetMode();
                return false;
            case "style" or "script" or "template":
                return StartHeadContent(tag);
            case "input" when tag.Raw(AttributeId.Type).Equals("hidden", StringComparison.OrdinalIgnoreCase):
                return InsertLeaf(element);
            case "form":
                if (_hasForm || IsInTemplate)
                    return Ignore();
                _hasForm = true;
                return InsertLeaf(element);
            default:
                return StartInBody(tag);
        }
    }

    private bool InsertPart(in TagToken tag, Mode mode)
    {
        ClearToTable();
        _mode = mode;
        return Insert(tag);
    }

    private bool StartInSection(in TagToken tag)
    {
        switch (tag.Element.Name)
        {
            case "tr":
                ClearToSection();
                _mode = Mode.InRow;
                return Insert(tag);
            case "td" or "th":
                ClearToSection();
                open.Push(Elements.Tr);
                return Again(Mode.InRow);
            case "caption" or "col" or "colgroup" or "tbody" or "tfoot" or "thead":
                return !CloseSection() ? Ignore() : Again(Mode.InTable);
            default:
                return StartInTableItself(tag);
        }
    }

    private bool StartInRow(in TagToken tag)
    {
        switch (tag.Element.Name)
        {
            case "td" or "th":
                ClearToRow();
                _mode = Mode.InCell;
                return Insert(tag);
            case "caption" or "col" or "colgroup" or "tbody" or "tfoot" or "thead" or "tr":
                return !CloseRow() ? Ignore() : Again(Mode.InTableBody);
            default:
                return StartInTableItself(tag);
        }
    }

    private bool StartInCell(in TagToken tag)
    {
        if (tag.Element.Start != StartRule.TablePart || tag.Element == Elements.Frame || tag.Element == Elements.Head)
            return StartInBody(tag);
        CloseCell();
        return false;
    }

    private bool StartInCaption(in TagToken tag)
    {
        if (tag.Element.Start != StartRule.TablePart || tag.Element == Elements.Frame || tag.Element == Elements.Head)
            return StartInBody(tag);
        return !CloseCaption() ? Ignore() : false;
    }

    private bool StartInColumnGroup(in TagToken tag)
    {
        if (tag.Element == Elements.Html)
            return Merge(tag);
        if (tag.Element == Elements.Col)
            return InsertLeaf(tag.Element);
        if (tag.Element == Elements.Template)
            return StartHeadContent(tag);
        if (open.TopElement != Elements.Colgroup)
            return Ignore();
        open.Pop();
        return Again(Mode.InTable);
    }

    private bool CloseSection()
    {
        if (!Sections.Any(open.InTableScope))
            return false;
        ClearToSection();
        open.Pop();
        _mode = Mode.InTable;
        return true;
    }

    private bool CloseRow()
    {
        if (!open.InTableScope(Elements.Tr))
            return false;
        ClearToRow();
        open.Pop();
        _mode = Mode.InTableBody;
        return true;
    }

    private void CloseCell()
    {
        var cell = Math.Max(open.TopOf(Elements.Td), open.TopOf(Elements.Th));
        if (cell >= 0)
            open.PopTo(cell);
        _mode = Mode.InRow;
    }

    private bool CloseCaption()
    {
        if (!open.InTableScope(Elements.Caption))
            return false;
        open.PopTo(open.TopOf(Elements.Caption));
        _mode = Mode.InTable;
        return true;
    }

    private void ClearToTable() => open.PopTo(open.Bounds.TableScope + 1);

    private void ClearToSection() => open.PopTo(Math.Max(open.Bounds.TableScope, open.TopOfAny(Sections)) + 1);

    private void ClearToRow() => open.PopTo(Math.Max(open.Bounds.TableScope, open.TopOf(Elements.Tr)) + 1);
}
