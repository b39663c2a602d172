using LinkTools.Core.Text;

namespace LinkTools.Core.Robots;

/// <summary>An Allow or Disallow line, ready to be matched.</summary>
internal sealed class RobotsRule
{
    private readonly string[] _pieces;
    private readonly bool _isAnchored;

    /// <param name="isAllow">True for Allow.</param>
    /// <param name="pattern">The value as it is written, not empty.</param>
    /// <param name="line">The line as it is written; what could act on a terminal is left out of it.</param>
    /// <param name="number">Its number, from 1.</param>
    public RobotsRule(bool isAllow, string pattern, string line, int number)
    {
        (IsAllow, Line, Number) = (isAllow, SafeText.Clean(line), number);
        var normalized = RobotsPath.Normalize(pattern, isPattern: true);
        Length = normalized.Length;
        _isAnchored = normalized.EndsWith('$');
        _pieces = (_isAnchored ? normalized[..^1] : normalized).Split('*');
    }

    public bool IsAllow { get; }

    public string Line { get; }

    public int Number { get; }

    /// <summary>
    /// How specific it is: its octets, of two rules that match the longer one counts (RFC 9309, 2.2.2).
    /// </summary>
    public int Length { get; }

    /// <summary>
    /// True when the rule is about the path, which is normalised. The pieces between the stars are found one after the
    /// other, each as early as may be, so the work is that of a search and never grows with the ways to match.
    /// </summary>
    public bool Matches(ReadOnlySpan<char> path)
    {
        if (!path.StartsWith(_pieces[0], StringComparison.Ordinal))
            return false;
        path = path[_pieces[0].Length..];
        if (_pieces.Length == 1)
            return !_isAnchored || path.IsEmpty;
        foreach (var piece in _pieces.AsSpan(1, _pieces.Length - 2))
        {
            var at = path.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
                return false;
            path = path[(at + piece.Length)..];
        }

        return _isAnchored
            ? path.EndsWith(_pieces[^1], StringComparison.Ordinal)
            : path.Contains(_pieces[^1], StringComparison.Ordinal);
    }
}
