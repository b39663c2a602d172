namespace LinkTools.Core.Markup;

/// <summary>
/// The part of the HTML Standard's tree construction (section 13.2.6) that decides which tags become elements, in which
/// namespace, and how long they stay open. There is no tree, only the stack of open elements. Active formatting
/// elements are not reopened, because each tag is one element here; what is kept of them is what their end tags still
/// close.
/// </summary>
internal sealed partial class TreeBuilder(OpenElements open, Action bodyDropped)
{
    private readonly List<Mode> _templateModes = [];
    private Mode _mode = Mode.BeforeHead;
    private bool _framesetOk = true;
    private bool _hasForm;

    private enum Mode : byte
    {
        BeforeHead, InHead, InHeadNoscript, AfterHead, InBody, InTable, InCaption, InColumnGroup, InTableBody, InRow,
        InCell,
        InTemplate, InFrameset, AfterFrameset,
    }

    /// <summary>The result of the last start tag.</summary>
    public Placement Placed { get; private set; }

    /// <summary>True inside SVG or MathML.</summary>
    public bool IsForeign => open.Count > 0 && open.TopSpace != Namespace.Html;

    public bool IsInTemplate => _templateModes.Count > 0;

    /// <summary>True until something comes that a frameset can no longer replace.</summary>
    public bool IsBodyReplaceable => _framesetOk;

    /// <summary>True while text other than white space changes what follows it.</summary>
    public bool WantsText => _framesetOk || _mode is <= Mode.AfterHead or Mode.InColumnGroup;

    /// <summary>Says that no frameset may replace the body any more.</summary>
    public void KeepBody() => _framesetOk = false;

    public Placement Start(in TagToken tag)
    {
        if (open.Count == 0)
            open.Push(Elements.Html);
        Placed = default;
        if (IsForeign && !LeavesForeign(tag.Element))
            StartForeign(tag);
        else
            StartHtml(tag);
        return Placed;
    }

    public void End(ElementInfo element)
    {
        if (open.Count == 0)
            open.Push(Elements.Html);
        if (!IsForeign || EndForeign(element))
            EndHtml(element);
    }

    /// <summary>Text that is not only white space.</summary>
    public void Text()
    {
        if (open.Count == 0)
            open.Push(Elements.Html);
        if (IsForeign)
        {
            _framesetOk = false;
            return;
        }

        if (_mode <= Mode.AfterHead)
            OpenBody();
        if (_mode == Mode.InColumnGroup && open.TopElement == Elements.Colgroup)
        {
            open.Pop();
            _mode = Mode.InTable;
        }

        if (_mode is not (Mode.InFrameset or Mode.AfterFrameset or Mode.InColumnGroup))
            _framesetOk = false;
    }

    private void StartHtml(in TagToken tag)
    {
        // A rule either places the tag, or changes the mode and has the tag handled again.
        while (!(_mode switch
        {
            Mode.InBody => StartInBody(tag),
            <= Mode.AfterHead => StartInHead(tag),
            Mode.InTemplate => StartInTemplate(tag),
            Mode.InFrameset or Mode.AfterFrameset => StartInFrameset(tag),
            _ => StartInTable(tag),
        }))
        {
        }
    }

    private void EndHtml(ElementInfo element)
    {
        if (_mode == Mode.InBody)
            EndInBody(element);
        else if (_mode <= Mode.AfterHead)
            EndInHead(element);
        else if (_mode == Mode.InTemplate)
            EndTemplate(element);
        else if (_mode is Mode.InFrameset)
            EndFrameset(element);
        else if (_mode != Mode.AfterFrameset)
            EndInTable(element);
    }

    private bool Insert(in TagToken tag)
    {
        var index = open.Push(tag.Element);
        Placed = new Placement(tag.Element, Namespace.Html, index);
        return true;
    }

    /// <summary>An element that cannot contain others, so it is not put on the stack.</summary>
    private bool InsertLeaf(ElementInfo element, ContentModel model = ContentModel.Markup)
    {
        Placed = new Placement(element, Namespace.Html, -1) { Model = model };
        return true;
    }

    /// <summary>A second html or body: its attributes are added to the first one if that lacks them.</summary>
    private bool Merge(in TagToken tag)
    {
        if (_templateModes.Count == 0)
            Placed = new Placement(tag.Element, Namespace.Html, -1) { IsMerged = true };
        return true;
    }

    private static bool Ignore() => true;

    private bool Again(Mode mode)
    {
        _mode = mode;
        return false;
    }

    /// <summary>"Reset the insertion mode appropriately", without the walk.</summary>
    private void ResetMode()
    {
        var top = open.TopOfAny([
            Elements.Td, Elements.Th, Elements.Tr, Elements.Tbody, Elements.Thead, Elements.Tfoot, Elements.Caption,
            Elements.Colgroup, Elements.Table, Elements.Template, Elements.Head, Elements.Body, Elements.Frameset]);
        var element = top >= 0 ? open[top] : null;
        _mode = element?.Name switch
        {
            "td" or "th" => Mode.InCell,
            "tr" => Mode.InRow,
            "tbody" or "thead" or "tfoot" => Mode.InTableBody,
            "caption" => Mode.InCaption,
            "colgroup" => Mode.InColumnGroup,
            "table" => Mode.InTable,
            "template" => _templateModes[^1],
            "head" => Mode.InHead,
            "frameset" => Mode.InFrameset,
            "body" => Mode.InBody,
            _ => _headSeen ? Mode.AfterHead : Mode.BeforeHead,
        };
    }
}

/// <summary>The result of a start tag: an element, or nothing if <see cref="Element"/> is null.</summary>
/// <param name="Element">The element; image becomes img.</param>
/// <param name="Space">Its namespace.</param>
/// <param name="Index">Its index on the stack of open elements; -1 if it has ended already.</param>
internal readonly record struct Placement(ElementInfo? Element, Namespace Space, int Index)
{
    /// <summary>How the text after it is read.</summary>
    public ContentModel Model { get; init; }

    /// <summary>True if the tag only adds attributes to an earlier element.</summary>
    public bool IsMerged { get; init; }
}
