namespace LinkTools.Core.Markup;

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

    /// <summary>The line and the column of a character, both from 1.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        var line = _starts.BinarySearch(offset);
        if (line < 0)
            line = ~line - 1;
        return (line + 1, offset - _starts[line] + 1);
    }
}
