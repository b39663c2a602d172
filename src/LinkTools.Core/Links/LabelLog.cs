using System.Buffers;

namespace LinkTools.Core.Links;

/// <summary>
/// The beginnings of elements with an id, as the page writes them. A link may be named by one of them, which is known
/// only at the end of the document. They are copied but not read, because hardly any page needs them.
/// </summary>
internal sealed class LabelLog
{
    /// <summary>How many characters are kept of each element.</summary>
    private const int PieceLength = 1024;

    /// <summary>How many characters are kept of one document.</summary>
    public const int MaxLength = 1 << 20;

    private readonly List<(int Start, string Around)> _labels = [];
    private char[] _log = [];
    private int _length;

    // Positions in the document: how far it is copied, and how far it must be.
    private int _copied;
    private int _wanted;

    /// <summary>True if the document had more elements with an id than are kept.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The number of bytes that are held.</summary>
    public long HeldBytes => 2L * _log.Length;

    /// <summary>The beginning of an element with an id.</summary>
    /// <param name="text">The scanned text.</param>
    /// <param name="textStart">Where it begins in the document.</param>
    /// <param name="position">Where the element begins in the text.</param>
    /// <param name="around">The tags that the element must be inside.</param>
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

    /// <summary>Copies the needed part of a text. Text that is scanned again later is not copied twice.</summary>
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

    /// <summary>The beginning of each element, and the tags that it must be inside.</summary>
    public IEnumerable<(string Around, string Markup)> Read() => _labels.Select(label =>
        (label.Around, new string(_log, label.Start, Math.Min(PieceLength, _length - label.Start))));

    /// <summary>Frees the memory.</summary>
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
