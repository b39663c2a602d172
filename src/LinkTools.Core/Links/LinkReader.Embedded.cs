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
