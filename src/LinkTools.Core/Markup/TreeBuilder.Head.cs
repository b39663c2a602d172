namespace LinkTools.Core.Markup;

internal sealed partial class TreeBuilder
{
    private bool _headSeen;

    private bool StartInHead(in TagToken tag)
    {
        var element = tag.Element;
        if (element == Elements.Html)
            return Merge(tag);
        if (_mode == Mode.BeforeHead)
        {
            _headSeen = true;
            _mode = Mode.InHead;
            if (element == Elements.Head)
                return Insert(tag);
            open.Push(Elements.Head);
        }

        if (_mode == Mode.InHeadNoscript)
            return StartInHeadNoscript(tag);
        if (element == Elements.Head)
            return Ignore();
        if (element.Start == StartRule.Head)
            return StartHeadContent(tag);
        if (_mode == Mode.InHead)
        {
            if (element == Elements.Noscript)
            {
                _mode = Mode.InHeadNoscript;
                return Insert(tag);
            }

            open.PopTo(open.TopOf(Elements.Head));
            _mode = Mode.AfterHead;
        }

        if (element == Elements.Frameset)
        {
            _mode = Mode.InFrameset;
            return Insert(tag);
        }

        OpenBody();
        if (element != Elements.Body)
            return false;
        _framesetOk = false;
        Placed = new Placement(element, Namespace.Html, open.Count - 1);
        return true;
    }

    private bool StartInHeadNoscript(in TagToken tag)
    {
        if (tag.Element.Name is "basefont" or "bgsound" or "link" or "meta" or "noframes" or "style")
            return StartHeadContent(tag);
        if (tag.Element == Elements.Head || tag.Element == Elements.Noscript)
            return Ignore();
        open.Pop();
        return Again(Mode.InHead);
    }

    /// <summary>
    /// Handles base, link, meta, script and similar elements as "in head" does, for all modes that accept them.
    /// </summary>
    private bool StartHeadContent(in TagToken tag)
    {
        var element = tag.Element;
        if (element == Elements.Template)
        {
            _framesetOk = false;
            _mode = Mode.InTemplate;
            _templateModes.Add(Mode.InTemplate);
            return Insert(tag);
        }

        return InsertLeaf(
            element,
            element == Elements.Script ? ContentModel.Script
                : element == Elements.Style || element == Elements.Title
                    || element == Elements.Noframes ? ContentModel.RawText
                : ContentModel.Markup);
    }

    private void EndInHead(ElementInfo element)
    {
        if (element == Elements.Template)
        {
            CloseTemplate();
            return;
        }

        if (_mode == Mode.InHeadNoscript)
        {
            if (element == Elements.Noscript)
            {
                open.Pop();
                _mode = Mode.InHead;
                return;
            }

            if (element != Elements.Br)
                return;
        }

        if (element == Elements.Head && _mode <= Mode.InHead)
        {
            _headSeen = true;
            if (open.TopOf(Elements.Head) is >= 0 and var head)
                open.PopTo(head);
            _mode = Mode.AfterHead;
        }
        else if (element == Elements.Body || element == Elements.Html || element == Elements.Br)
        {
            OpenBody();
            EndInBody(element);
        }
    }

    /// <summary>Tags that begin the body without a body tag.</summary>
    private void OpenBody()
    {
        if (open.TopOf(Elements.Head) is >= 0 and var head)
            open.PopTo(head);
        _headSeen = true;
        open.Push(Elements.Body);
        _mode = Mode.InBody;
    }

    private bool StartInTemplate(in TagToken tag)
    {
        if (tag.Element.Start == StartRule.Head)
            return StartHeadContent(tag);
        var mode = tag.Element.Name switch
        {
            "caption" or "colgroup" or "tbody" or "tfoot" or "thead" => Mode.InTable,
            "col" => Mode.InColumnGroup,
            "tr" => Mode.InTableBody,
            "td" or "th" => Mode.InRow,
            _ => Mode.InBody,
        };
        _templateModes[^1] = mode;
        return Again(mode);
    }

    private void EndTemplate(ElementInfo element)
    {
        if (element == Elements.Template)
            CloseTemplate();
    }

    private void CloseTemplate()
    {
        var template = open.TopOf(Elements.Template);
        if (template < 0)
            return;
        open.PopTo(template);
        _templateModes.RemoveAt(_templateModes.Count - 1);
        ResetMode();
    }

    private bool StartInFrameset(in TagToken tag)
    {
        var element = tag.Element;
        if (element == Elements.Html)
            return Merge(tag);
        if (element == Elements.Noframes)
            return InsertLeaf(element, ContentModel.RawText);
        if (_mode == Mode.AfterFrameset)
            return Ignore();
        return element == Elements.Frameset ? Insert(tag) : element != Elements.Frame || InsertLeaf(element);
    }

    private void EndFrameset(ElementInfo element)
    {
        if (element != Elements.Frameset || open.TopElement != Elements.Frameset)
            return;
        open.Pop();
        if (open.TopElement != Elements.Frameset)
            _mode = Mode.AfterFrameset;
    }
}
