namespace LinkTools.Core.Markup;

internal sealed partial class TreeBuilder
{
    private static readonly ElementInfo[] Headings =
        [.. Enumerable.Range(1, 6).Select(level => ElementTable.Get($"h{level}"))];

    private bool StartInBody(in TagToken tag)
    {
        var element = tag.Element;
        switch (element.Start)
        {
            case StartRule.Ordinary:
            case StartRule.Formatting:
                return Insert(tag);
            case StartRule.Anchor:
                ReplaceAnchor();
                return Insert(tag);
            case StartRule.Nobr:
                if (open.InScope(element))
                    CloseFormatting(element);
                open.Bounds.Lost &= (ushort)~element.Formatting;
                return Insert(tag);
            case StartRule.Block:
                CloseParagraph();
                return Insert(tag);
            case StartRule.Heading:
                CloseParagraph();
                if (Array.IndexOf(Headings, open.TopElement) >= 0 && open.TopSpace == Namespace.Html)
                    open.Pop();
                return Insert(tag);
            case StartRule.ListItem:
                CloseItem(open.TopOf(Elements.Li));
                return Insert(tag);
            case StartRule.Definition:
                CloseItem(Math.Max(open.TopOf(Elements.Dd), open.TopOf(Elements.Dt)));
                return Insert(tag);
            case StartRule.Head:
                return StartHeadContent(tag);
            case StartRule.Void:
                return InsertLeaf(element);
            case StartRule.TablePart:
                return Ignore();
            default:
                return StartRarely(tag);
        }
    }

    private bool StartRarely(in TagToken tag)
    {
        var element = tag.Element;
        switch (element.Start)
        {
            case StartRule.Html:
                return Merge(tag);
            case StartRule.Body:
                if (open.Count > 1 && open[1] == Elements.Body && !IsInTemplate)
                    _framesetOk = false;
                return Merge(tag);
            case StartRule.Frameset:
                return StartFramesetInBody(tag);
            case StartRule.Svg:
            case StartRule.Math:
                return InsertForeign(tag, element.Start == StartRule.Svg ? Namespace.Svg : Namespace.MathMl);
            case StartRule.Form:
                if (_hasForm && !IsInTemplate)
                    return Ignore();
                CloseParagraph();
                _hasForm |= !IsInTemplate;
                return Insert(tag);
            case StartRule.PlainText:
                CloseParagraph();
                Insert(tag);
                Placed = Placed with { Model = ContentModel.PlainText };
                return true;
            case StartRule.Option:
            case StartRule.OptionGroup:
                StartOption(element);
                return Insert(tag);
            case StartRule.RubyBase:
            case StartRule.RubyText:
                if (open.InScope(Elements.Ruby))
                    open.PopImplied(element.Start == StartRule.RubyText ? Elements.Rtc : null);
                return Insert(tag);
            case StartRule.Input:
                PopSelect();
                if (!tag.Raw(AttributeId.Type).Equals("hidden", StringComparison.OrdinalIgnoreCase))
                    _framesetOk = false;
                return InsertLeaf(element);
            case StartRule.RawText:
                return InsertLeaf(element, ContentModel.RawText);
            default:
                _framesetOk = false;
                return StartLoudly(tag);
        }
    }

    /// <summary>The elements after which a frameset can no longer replace the body.</summary>
    private bool StartLoudly(in TagToken tag)
    {
        var element = tag.Element;
        switch (element.Start)
        {
            case StartRule.VoidLoud:
                return InsertLeaf(element);
            case StartRule.Image:
                return InsertLeaf(Elements.Img);
            case StartRule.Rule:
                CloseParagraph();
                if (open.InScope(Elements.Select))
                    open.PopImplied();
                return InsertLeaf(element);
            case StartRule.RawTextLoud:
                return InsertLeaf(element, ContentModel.RawText);
            case StartRule.Xmp:
                CloseParagraph();
                return InsertLeaf(element, ContentModel.RawText);
            case StartRule.Button:
                if (open.InScope(element))
                    open.PopTo(open.TopOf(element));
                return Insert(tag);
            case StartRule.Select:
                return PopSelect() || Insert(tag);
            case StartRule.Table:
                CloseParagraph();
                _mode = Mode.InTable;
                return Insert(tag);
            default:
                if (element.Start == StartRule.Preformatted)
                    CloseParagraph();
                return Insert(tag);
        }
    }

    private bool StartFramesetInBody(in TagToken tag)
    {
        if (!_framesetOk || open.Count < 2 || open[1] != Elements.Body)
            return Ignore();
        open.PopTo(1);
        bodyDropped();
        _mode = Mode.InFrameset;
        return Insert(tag);
    }

    private void StartOption(ElementInfo element)
    {
        if (open.InScope(Elements.Select))
            open.PopImplied(element.Start == StartRule.Option ? Elements.Optgroup : null);
        else if (open.TopElement == Elements.Option && open.TopSpace == Namespace.Html)
            open.Pop();
    }

    private bool PopSelect()
    {
        if (!open.InScope(Elements.Select))
            return false;
        open.PopTo(open.TopOf(Elements.Select));
        return true;
    }

    private void CloseParagraph()
    {
        if (open.InButtonScope(Elements.P))
            open.PopTo(open.TopOf(Elements.P));
    }

    private void CloseItem(int item)
    {
        _framesetOk = false;
        if (item >= 0 && item >= open.Bounds.ItemStop)
            open.PopTo(item);
        CloseParagraph();
    }

    // An a inside an a closes the outer one, up to the cell or object that contains both.
    private void ReplaceAnchor()
    {
        open.Bounds.Lost &= (ushort)~Elements.A.Formatting;
        var anchor = open.TopOf(Elements.A);
        if (anchor < 0 || anchor < open.Bounds.Marker)
            return;
        if (open.InScope(Elements.A))
            CloseFormatting(Elements.A);
        else
            open.Remove(anchor);
    }
}
