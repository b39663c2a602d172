using LinkTools.Core.Text;

namespace LinkTools.Core.Robots;

/// <summary>An Allow or Disallow line, ready for comparison.</summary>
internal sealed class RobotsRule
{
    private readonly string[] _pieces;
    private readonly bool _isAnchored;

    /// <param name="isAllow">True for Allow.</param>
    /// <param name="pattern">The value as written, not empty.</param>
    /// <param name="line">The line as written, without characters that could act on a terminal.</param>
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

    /// <summary>Its length in octets. Of two rules that match, the longer one decides (RFC 9309, 2.2.2).</summary>
    public int Length { get; }

    /// <summary>
    /// True if the rule matches the normalised path. The pieces between the stars are searched one after the other,
    /// each as early as possible, so the time does not grow with the number of ways to match.
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
