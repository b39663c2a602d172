using LinkTools.Core.Links;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Documents;

/// <summary>Reads a style sheet: @import and url().</summary>
internal sealed class CssReader : IDocumentReader
{
    /// <summary>The text is read in pieces of this length, so that a run can be stopped in between.</summary>
    private const int PieceLength = 1 << 20;

    /// <inheritdoc/>
    public int BytesForChar => 2;

    /// <inheritdoc/>
    public void Read(string text, DocumentDraft document)
    {
        var lines = new LineStarts(text);
        var start = 0;
        CssScanner? scanner = null;
        scanner = new CssScanner((url, isImport) => document.Add(
            url, isImport ? LinkKind.Stylesheet : LinkKind.StyleResource, "",
            lines.PlaceOf(start + scanner!.TokenStart)));
        while (start < text.Length)
        {
            document.Context.Stop.ThrowIfCancellationRequested();
            // A token that is longer than a piece is read together with all that follows it.
            var length = Math.Min(PieceLength, text.Length - start);
            var done = scanner.Scan(text.AsSpan(start, length), start + length == text.Length);
            if (done == 0)
                done = scanner.Scan(text.AsSpan(start), isFinal: true);
            start += done;
        }
    }
}
