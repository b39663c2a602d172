using System.Text;

namespace LinkTools.Commands;

/// <summary>
/// Joins lines of markup to documents: curl and Get-Content give a document line by line. A text with a line break in
/// it is a document of its own.
/// </summary>
/// <param name="limit">The most characters of a document that are kept.</param>
internal sealed class MarkupLines(long limit)
{
    private readonly StringBuilder _lines = new();
    private string? _origin;
    private bool _hasLines;

    /// <summary>Documents that are complete so far.</summary>
    public int Documents { get; private set; }

    /// <summary>Adds a text, and gives the documents that are complete by it.</summary>
    /// <param name="text">A line, or a whole document.</param>
    /// <param name="origin">The file that it was read from, where that is known.</param>
    public IEnumerable<MarkupDocument> Add(string text, string? origin)
    {
        if (_hasLines && (origin != _origin || text.AsSpan().ContainsAny('\r', '\n') || BeginsNext(text)))
            yield return Take();
        _origin = origin;
        if (_hasLines)
            _lines.Append('\n');
        _hasLines = true;
        // One character more than allowed is enough to know that it is too many.
        if (_lines.Length <= limit)
            _lines.Append(text, 0, (int)Math.Min(text.Length, limit + 1 - _lines.Length));
        if (text.AsSpan().ContainsAny('\r', '\n') || (Begins(text) && EndsDocument(text)))
            yield return Take();
    }

    /// <summary>The document whose lines are at hand; null where there is none.</summary>
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

    // <html> goes on with a document that has no more than its doctype, and so does a doctype after comments.
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
    /// What stands behind white space, comments and XML declarations; nothing where one is not closed.
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
