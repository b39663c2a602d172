using System.Text;

namespace LinkTools.Commands;

/// <summary>
/// Joins lines of HTML into documents, because curl and Get-Content write a document line by line. A text with a line
/// break in it is a document of its own.
/// </summary>
/// <param name="limit">The most characters of a document that are kept.</param>
internal sealed class MarkupLines(long limit)
{
    private readonly StringBuilder _lines = new();
    private string? _origin;
    private bool _hasLines;

    /// <summary>Documents completed so far.</summary>
    public int Documents { get; private set; }

    /// <summary>Adds a text, and returns the documents that are complete with it.</summary>
    /// <param name="text">A line, or a whole document.</param>
    /// <param name="origin">The file that it was read from, if it is known.</param>
    public IEnumerable<MarkupDocument> Add(string text, string? origin)
    {
        if (_hasLines && (origin != _origin || text.AsSpan().ContainsAny('\r', '\n') || BeginsNext(text)))
            yield return Take();
        _origin = origin;
        if (_hasLines)
            _lines.Append('\n');
        _hasLines = true;
        // One character more than allowed is enough to know that the document is too large.
        if (_lines.Length <= limit)
            _lines.Append(text, 0, (int)Math.Min(text.Length, limit + 1 - _lines.Length));
        if (text.AsSpan().ContainsAny('\r', '\n') || (Begins(text) && EndsDocument(text)))
            yield return Take();
    }

    /// <summary>The document whose lines have come so far; null if there is none.</summary>
    public MarkupDocument? End() => _hasLines ? Take() : null;

    private static bool Begins(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('\uFEFF').TrimStart();
        return StartsWith(text, "<!doctype") || StartsWith(text, "<html");
    }

    private static bool EndsDocument(ReadOnlySpan<char> text) => StartsWith(text.TrimEnd()[^Math.Min(
        text.TrimEnd().Length, "</html>".Length)..], "</html>");

    private static bool StartsWith(ReadOnlySpan<char> text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    // <html> continues a document that has only a doctype, and a doctype continues one that has only comments.
    private bool BeginsNext(string text)
    {
        if (!Begins(text))
            return false;
        var prolog = AfterComments(_lines.ToString().AsSpan().TrimStart('\uFEFF'));
        var isDoctype = StartsWith(text.AsSpan().TrimStart('\uFEFF').TrimStart(), "<!doctype");
        if (!isDoctype && StartsWith(prolog, "<!doctype") && prolog.IndexOf('>') is >= 0 and var end)
            prolog = AfterComments(prolog[(end + 1)..]);
        return prolog.Length > 0;
    }

    /// <summary>
    /// The text after white space, comments and XML declarations; nothing if one of them is not closed.
    /// </summary>
    private static ReadOnlySpan<char> AfterComments(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart();
            var end = StartsWith(text, "<!--") ? "-->" : StartsWith(text, "<?") ? ">" : null;
            if (end is null)
                return text;
            var at = text.IndexOf(end, StringComparison.Ordinal);
            text = at < 0 ? [] : text[(at + end.Length)..];
        }
    }

    private MarkupDocument Take()
    {
        var document = new MarkupDocument(_lines.ToString(), _origin, _lines.Length > limit);
        _lines.Clear();
        _hasLines = false;
        Documents++;
        return document;
    }
}
