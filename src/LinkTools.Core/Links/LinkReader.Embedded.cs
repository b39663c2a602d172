using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

internal sealed partial class LinkReader
{
    private void ReadSrcdoc(string markup)
    {
        if (_srcdocDepth == MaxSrcdocDepth)
        {
            Cuts.Add("documents inside {0} others (srcdoc) were not read", MaxSrcdocDepth);
            return;
        }

        var inner = new LinkReader(
            _kinds, _drafts, new DocumentBase(null, _base), new DocumentFacts(null), Cuts, _lines, _srcdocDepth + 1,
            _formerSrcdoc);
        inner.Scan(markup, isFinal: true);
        inner.Finish();
        _formerSrcdoc = inner;
    }

    /// <summary>Reads a whole document that is part of another document's text.</summary>
    /// <param name="markup">The HTML of the document.</param>
    /// <param name="kinds">The kinds of links that are needed.</param>
    /// <param name="drafts">Receives its links.</param>
    /// <param name="baseUrl">The URL that they are resolved against.</param>
    /// <param name="cuts">Receives what is left out.</param>
    /// <param name="place">Line and column, from 1.</param>
    public static void ReadInner(
        string markup, LinkKindSet kinds, LinkDrafts drafts, DocumentBase baseUrl, CutNotes cuts,
        (int Line, int Column) place)
    {
        var lines = new LineCounter();
        lines.Set(place.Line, place.Column);
        var inner = new LinkReader(kinds, drafts, baseUrl, new DocumentFacts(null), cuts, lines, 1, null);
        inner.Scan(markup, isFinal: true);
        inner.Finish();
        inner.Release();
    }

    /// <summary>Reads a piece of HTML that is independent of what surrounds it, such as one in Markdown.</summary>
    public void ScanPiece(ReadOnlySpan<char> markup, int line, int column)
    {
        _lines.Begin(line, column);
        Scan(markup, isFinal: true);
    }

    private void OpenEmbedded(in TagToken tag, in Placement placed)
    {
        _embedded ??= new EmbeddedText(_kinds, _drafts, Cuts);
        var isOpen = placed.Element == Elements.Style
            ? (placed.Model == ContentModel.RawText || placed.Index >= 0) && _embedded.OpenStyle()
            : _embedded.OpenScript(tag.Value(AttributeId.Type));
        if (!isOpen)
            return;
        if (!_isPositionFixed)
            _lines.MoveTo(tag.Text, tag.Position);
        _isEmbeddedOpen = true;
        _embedded.Place(placed.Element!.SafeName, _base, _lines.Line, _lines.Column);
    }
}
