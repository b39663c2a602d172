using System.Buffers;
using System.Text;
using LinkTools.Core.Text;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// The text of a document, as it arrives: decoded by its byte order mark, its XML declaration, or as UTF-8. The XML
/// declaration and what precedes it are replaced by spaces, so that lines and columns stay right. Faults are repaired
/// if the limits are lenient.
/// </summary>
internal sealed class SitemapText(Stream content, bool isLenient, CancellationToken stop) : TextReader
{
    private const int BufferBytes = 16 << 10, MaxCharsPending = 4;

    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private readonly StringBuilder _ready = new();
    private char[] _chars = [];
    private int _charCount;
    private int _position;
    private Decoder? _decoder;
    private XmlRepair? _repair;
    private bool _isAtEnd;

    /// <summary>Reads as far as is needed to determine the syntax.</summary>
    public async ValueTask<SitemapSyntax> OpenAsync()
    {
        var held = 0;
        while (true)
        {
            var read = await content.ReadAsync(_bytes.AsMemory(held, BufferBytes - held), stop).ConfigureAwait(false);
            held += read;
            _isAtEnd = read == 0;
            var isAll = _isAtEnd || held == BufferBytes;
            if (Start(_bytes.AsSpan(0, held), isAll) is var syntax and not SitemapSyntax.Undecided)
                return syntax;
        }
    }

    public override async Task<int> ReadAsync(char[] buffer, int index, int count) =>
        await ReadAsync(buffer.AsMemory(index, count), stop).ConfigureAwait(false);

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        while (_position == _ready.Length && !_isAtEnd)
        {
            _ready.Clear();
            _position = 0;
            var read = await content.ReadAsync(_bytes.AsMemory(0, BufferBytes), stop).ConfigureAwait(false);
            _isAtEnd = read == 0;
            Decode(_bytes.AsSpan(0, read));
            Flush();
        }

        var count = Math.Min(buffer.Length, _ready.Length - _position);
        _ready.CopyTo(_position, buffer.Span, count);
        _position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            ArrayPool<byte>.Shared.Return(_bytes);
        base.Dispose(disposing);
    }

    private SitemapSyntax Start(ReadOnlySpan<byte> head, bool isAll)
    {
        if (!isAll && head.Length < 3 && head is [0xEF or 0xFE or 0xFF, ..])
            return SitemapSyntax.Undecided;
        var (name, skipped) = Identify(head);
        head = head[skipped..];
        SetDecoder(name ?? "UTF-8");
        Decode(head);
        var prolog = SitemapProlog.Scan(_chars.AsSpan(0, _charCount), isAll);
        if (prolog.Syntax == SitemapSyntax.Undecided)
            return prolog.Syntax;

        var declaration = Encoding.Latin1.GetBytes(
            _chars, prolog.Declaration.Start.Value, prolog.Declaration.End.Value - prolog.Declaration.Start.Value);
        if (name is null && XmlDeclaration.FindEncoding(declaration) is { } declared and not "UTF-8")
        {
            SetDecoder(declared);
            Decode(head);

            // A comment before the declaration may have another length in its own encoding.
            prolog = SitemapProlog.Scan(_chars.AsSpan(0, _charCount), isAll);
        }

        Blank(prolog.Declaration.End.Value);
        var isMore = prolog.Syntax == SitemapSyntax.Empty && !_isAtEnd;
        var syntax = isMore ? SitemapSyntax.Xml : prolog.Syntax;
        _repair = isLenient && syntax == SitemapSyntax.Xml ? new XmlRepair() : null;
        Flush();
        return syntax;
    }

    // White space may precede the first element; everything else up to the end of the declaration may not.
    private void Blank(int count)
    {
        for (var i = 0; i < _charCount; i++)
        {
            ref var c = ref _chars[i];
            if (i >= count && !SitemapProlog.IsBlank(c))
                break;
            if (c is not ('\r' or '\n'))
                c = ' ';
        }
    }

    private static (string? Name, int Skipped) Identify(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => ("UTF-8", 3),
        [0xFE, 0xFF, ..] => ("UTF-16BE", 2),
        [0xFF, 0xFE, ..] => ("UTF-16LE", 2),
        [0, (byte)'<', ..] => ("UTF-16BE", 0),
        [(byte)'<', 0, ..] => ("UTF-16LE", 0),
        _ => (null, 0),
    };

    private void SetDecoder(string name)
    {
        _decoder = EncodingCatalog.GetDecoder(name);
        _charCount = 0;
    }

    private void Decode(ReadOnlySpan<byte> bytes)
    {
        var most = _charCount + bytes.Length + MaxCharsPending;
        if (_chars.Length < most)
            Array.Resize(ref _chars, Math.Max(most, BufferBytes));
        _charCount += _decoder!.GetChars(bytes, _chars.AsSpan(_charCount), _isAtEnd);
    }

    // Text that the repair cannot decide yet is kept, and comes before the next decoded text.
    private void Flush()
    {
        var text = _chars.AsSpan(0, _charCount);
        var taken = text.Length;
        if (_repair is null)
            _ready.Append(text);
        else
            taken = _repair.Write(text, _isAtEnd, _ready);
        text[taken..].CopyTo(_chars);
        _charCount -= taken;
    }
}
