using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// A run of text between the rows of a table (HTML Standard, section 13.2.6.4.10). It is moved before the table as a
/// whole, unless it is white space alone; and it may come in pieces.
/// </summary>
internal struct TableText
{
    private bool _hasWords;
    private bool _hasSpace;

    /// <summary>True when this piece is moved.</summary>
    /// <param name="piece">The next piece.</param>
    /// <param name="isGapDue">True when white space that came before is moved with it.</param>
    public bool IsMoved(ReadOnlySpan<char> piece, out bool isGapDue)
    {
        var hasWords = _hasWords || HtmlSpace.HasOther(piece);
        isGapDue = hasWords && _hasSpace;
        (_hasWords, _hasSpace) = (hasWords, !hasWords);
        return hasWords;
    }
}
