namespace LinkTools.Core.Markup;

/// <summary>Counts lines and columns in text that comes in pieces. CR LF, CR and LF each end one line.</summary>
internal sealed class LineCounter
{
    private int _counted;
    private int _lineStart;
    private bool _endedInCr;

    /// <summary>1-based.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>1-based, in UTF-16 units.</summary>
    public int Column => _counted - _lineStart + 1;

    /// <summary>Continues from a known position.</summary>
    public void Set(int line, int column) => (Line, _counted, _lineStart) = (line, column - 1, 0);

    /// <summary>Says that the next piece begins at a known position.</summary>
    public void Begin(int line, int column) => (Line, _counted, _lineStart, _endedInCr) = (line, 0, 1 - column, false);

    /// <summary>Moves on to <paramref name="position"/> of the current piece.</summary>
    public void MoveTo(ReadOnlySpan<char> text, int position)
    {
        var passed = text[_counted..position];
        if (passed.Length == 0)
            return;
        if (_endedInCr && passed[0] == '\n')
        {
            _lineStart++;
            _counted++;
            passed = passed[1..];
        }

        _endedInCr = passed.Length > 0 && passed[^1] == '\r';
        var ends = passed.Count('\n');
        if (passed.Contains('\r'))
            ends += passed.Count('\r') - CountPairs(passed);
        if (ends > 0)
        {
            Line += ends;
            _lineStart = _counted + passed.LastIndexOfAny('\n', '\r') + 1;
        }

        _counted = position;
    }

    /// <summary>Says that the first <paramref name="length"/> characters of the piece will not come again.</summary>
    public void Drop(ReadOnlySpan<char> text, int length)
    {
        MoveTo(text, length);
        _lineStart -= length;
        _counted = 0;
    }

    private static int CountPairs(ReadOnlySpan<char> text)
    {
        var pairs = 0;
        for (var at = text.IndexOf("\r\n"); at >= 0; at = text.IndexOf("\r\n"))
        {
            pairs++;
            text = text[(at + 2)..];
        }

        return pairs;
    }
}
