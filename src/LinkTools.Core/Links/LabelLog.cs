using System.Buffers;

namespace LinkTools.Core.Links;

/// <summary>
/// The beginnings of elements with an id, as the page writes them: a link may be called by one, and that turns out at
/// the document's end. Copied and not read, because hardly any page asks for one.
/// </summary>
internal sealed class LabelLog
{
    /// <summary>Characters of markup that are kept of each element.</summary>
    private const int PieceLength = 1024;

    /// <summary>The most characters kept of one document.</summary>
    public const int MaxLength = 1 << 20;

    private readonly List<(int Start, string Around)> _labels = [];
    private char[] _log = [];
    private int _length;

    // Places in the document: up to where it is copied, and up to where it has to be.
    private int _copied;
    private int _wanted;

    /// <summary>True when the document had more elements with an id than are kept.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Bytes held.</summary>
    public long HeldBytes => 2L * _log.Length;

    /// <summary>An element with an id begins.</summary>
    /// <param name="text">The text being scanned.</param>
    /// <param name="textStart">Where in the document it begins.</param>
    /// <param name="position">Where in the text the element begins.</param>
    /// <param name="around">The tags that the element can only stand in.</param>
    public void Begin(ReadOnlySpan<char> text, int textStart, int position, string around)
    {
        Copy(text, textStart);
        if (_length > MaxLength - PieceLength)
        {
            IsFull = true;
            return;
        }

        var place = textStart + position;
        if (place >= _copied)
            _copied = place;
        _labels.Add((_length - (_copied - place), around));
        _wanted = place + PieceLength;
    }

    /// <summary>Copies what is needed of a text. What is scanned again later is not copied again.</summary>
    public void Copy(ReadOnlySpan<char> text, int textStart)
    {
        var start = _copied - textStart;
        var count = Math.Min(_wanted - _copied, text.Length - start);
        if (start < 0 || count <= 0)
            return;
        if (_length + count > _log.Length)
            Grow(count);
        text.Slice(start, count).CopyTo(_log.AsSpan(_length));
        _length += count;
        _copied += count;
    }

    /// <summary>Each element's beginning, and the tags that it can only stand in.</summary>
    public IEnumerable<(string Around, string Markup)> Read() => _labels.Select(label =>
        (label.Around, new string(_log, label.Start, Math.Min(PieceLength, _length - label.Start))));

    /// <summary>Gives the memory back.</summary>
    public void Clear()
    {
        if (_log.Length > 0)
            ArrayPool<char>.Shared.Return(_log);
        (_log, _length, _copied, _wanted, IsFull) = ([], 0, 0, 0, false);
        _labels.Clear();
    }

    private void Grow(int more)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + more, Math.Max(4096, _log.Length * 2)));
        _log.AsSpan(0, _length).CopyTo(larger);
        if (_log.Length > 0)
            ArrayPool<char>.Shared.Return(_log);
        _log = larger;
    }
}
