namespace LinkTools.Core.Links.Selectors;

/// <summary>Where each line of a text starts. CR LF, CR and LF each end one line.</summary>
internal sealed class LineStarts
{
    private readonly List<int> _starts = [0];

    public LineStarts(ReadOnlySpan<char> text)
    {
        var position = 0;
        while (text[position..].IndexOfAny('\n', '\r') is >= 0 and var length)
        {
            position += length + 1;
            if (text[position - 1] == '\r' && position < text.Length && text[position] == '\n')
                position++;
            _starts.Add(position);
        }
    }

    /// <summary>The index of the character at a line and column, both from 1; -1 for none.</summary>
    public int OffsetOf(int line, int column) =>
        line < 1 || line > _starts.Count ? -1 : _starts[line - 1] + column - 1;
}
