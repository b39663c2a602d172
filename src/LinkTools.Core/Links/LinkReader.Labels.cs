using LinkTools.Core.Markup;
using LinkTools.Core.Urls;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

internal sealed partial class LinkReader
{
    private static readonly WebUrl NoUrl = WebUrl.Parse("about:blank")!;

    // Reads one element, for its text only.
    private bool _isLabel;

    private void KeepLabel(in TagToken tag, in Placement placed)
    {
        if (!_isXml && !_isLabel)
            _log.Begin(tag.Text, _scanned, tag.Position, AroundOf(placed));
        else if (!_isLabel || _open.Labels.All.Count == 0)
            OpenLabel(tag, placed);
    }

    // The text of a label is its name, even if the label is hidden.
    private void OpenLabel(in TagToken tag, in Placement placed)
    {
        var own = placed.Index < 0 ? LinkNames.OfLeaf(tag) : LinkNames.Clean(tag, AriaLabel);
        if (own.Length > 0 && _open.Labels.Begin(tag.Value(Id), "") is >= 0 and var number)
            _open.Labels.End(number, own);
        else if (placed.Index >= 0)
            _open.OpenLabel(placed.Index, tag.Value(Id), LinkNames.Clean(tag, AttributeId.Title));
    }

    private void FinishLabels()
    {
        if (_isLabel)
            return;
        if (_open.Labels.AnyWanted)
        {
            if (_log.IsFull)
                Cuts.Add("aria-labelledby was looked up only in {0} characters", LabelLog.MaxLength);
            _open.Labels.Resolve(_drafts, _log.Read().Select(piece => ReadLabel(piece.Around, piece.Markup)));
        }

        _log.Clear();
    }

    private static (string Id, string Text) ReadLabel(string around, string markup)
    {
        var reader = new LinkReader(default, new LinkDrafts(), new DocumentBase(NoUrl), new DocumentFacts(null));
        reader.Scan(around, isFinal: false);
        reader._isLabel = true;
        reader.Scan(markup, isFinal: true);
        reader.Finish();
        return reader._open.Labels.All is [var label, ..] ? label : ("", "");
    }

    private static string AroundOf(in Placement placed) => placed.Space switch
    {
        Namespace.Svg => "<svg>",
        Namespace.MathMl => "<math>",
        _ => placed.Element!.Name switch
        {
            "td" or "th" => "<table><tr>",
            "caption" => "<table>",
            _ => "<body>",
        },
    };
}
