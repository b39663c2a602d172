using System.Buffers;
using System.Text;

namespace LinkTools.Core.Text;

/// <summary>
/// Decodes the bytes of a page as they arrive, and finds their encoding (HTML Standard, 13.2.3 "the input byte
/// stream"): a byte order mark, or else the charset of Content-Type, or else a meta element or an XML declaration in
/// the first 1,024 bytes. If nothing is declared, ASCII is returned as it comes, and the first byte outside ASCII opens
/// a window of 16 KiB: a meta element up to its end still counts. Otherwise, multi-byte UTF-8 without an error is
/// UTF-8, and all else windows-1252 (UTF-8 for XHTML). One instance for each page; disposing returns its buffers.
/// </summary>
public sealed class HtmlDecoder : IDisposable
{
    private const int HeadBytes = 1024, WindowBytes = 16 << 10, MarkBytes = 3, MaxCharsPending = 4;

    private enum Stage
    {
        /// <summary>All bytes are held back, because a byte order mark or a declaration may come.</summary>
        Head,

        /// <summary>Nothing is declared, and only ASCII has come.</summary>
        Ascii,

        /// <summary>All bytes from the first one outside ASCII are held back.</summary>
        Window,

        /// <summary>The encoding is known.</summary>
        Decided,
    }

    private readonly string? _headerName;
    private readonly string _fallbackName;
    private readonly MetaPrescan? _prescan;
    private readonly bool _readsMeta;
    private Stage _stage;
    private byte[] _held = [];
    private int _heldCount;
    private char[] _chars = [];
    private int _charCount;
    private Decoder? _decoder;

    /// <param name="contentType">The Content-Type header as received, or null.</param>
    public HtmlDecoder(string? contentType)
        : this(MediaType.Extract(contentType))
    {
    }

    /// <param name="type">The Content-Type header, or null.</param>
    /// <param name="readsMeta">False for documents other than HTML, in which a meta element does not count.</param>
    internal HtmlDecoder(MediaType? type, bool readsMeta = true)
    {
        _readsMeta = readsMeta;
        _headerName = type?.EncodingName;
        _fallbackName = type is { IsXhtml: true } or { IsXml: true } ? "UTF-8" : "windows-1252";
        _prescan = _headerName is null ? new MetaPrescan() : null;
        EncodingName = _headerName ?? _fallbackName;
    }

    /// <summary>
    /// The encoding, whose encoder is the one for URL queries. It is final when the first character outside ASCII has
    /// been returned; before that it is the likely one.
    /// </summary>
    public Encoding Encoding => EncodingCatalog.Get(EncodingName);

    /// <summary>The encoding's name in the Encoding Standard's spelling, e.g. <c>windows-1252</c>.</summary>
    public string EncodingName { get; private set; }

    /// <summary>
    /// Decodes the next bytes. The text is valid until the next call, and may lag behind the bytes while the encoding
    /// is not known; with <paramref name="isFinal"/>, all text is returned.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The decoder was disposed.</exception>
    public ReadOnlySpan<char> Decode(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        ObjectDisposedException.ThrowIf(_heldCount < 0, this);
        EnsureRoom(_heldCount + bytes.Length + MaxCharsPending);
        _charCount = 0;
        if (_stage == Stage.Head)
            bytes = bytes[ReadHead(bytes, isFinal)..];
        if (_stage == Stage.Ascii)
            bytes = bytes[ReadAscii(bytes)..];
        if (_stage == Stage.Window)
            bytes = bytes[ReadWindow(bytes, isFinal)..];
        if (_stage == Stage.Decided)
            Write(bytes, isFinal);
        return _chars.AsSpan(0, _charCount);
    }

    /// <summary>Returns the buffers; the last text must not be used any more.</summary>
    public void Dispose()
    {
        if (_heldCount < 0)
            return;
        ReturnHeld();
        if (_chars.Length > 0)
            ArrayPool<char>.Shared.Return(_chars);
        _chars = [];
        _heldCount = -1;
    }

    // Each stage returns how many of the bytes it has taken.
    private int ReadHead(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        var wanted = _prescan is null ? MarkBytes : HeadBytes;
        var taken = Math.Min(wanted - _heldCount, bytes.Length);
        Hold(bytes[..taken], wanted);
        var declared = Prescan(bytes[..taken]);
        if (_heldCount < wanted && declared is null && !isFinal)
            return taken;

        var head = _held.AsSpan(0, _heldCount);
        var (marked, markLength) = FindMark(head);
        declared ??= XmlDeclaration.FindEncoding(head) ?? CssCharset.Find(head);
        if ((marked ?? _headerName ?? declared) is { } name)
        {
            Decide(name, markLength);
            return taken;
        }

        var ascii = WriteAscii(head);
        head[ascii..].CopyTo(head);
        _heldCount -= ascii;
        _stage = _heldCount > 0 ? Stage.Window : Stage.Ascii;
        return taken;
    }

    private int ReadAscii(ReadOnlySpan<byte> bytes)
    {
        var count = WriteAscii(bytes);
        if (Prescan(bytes[..count]) is { } declared)
            Decide(declared, 0);
        else if (count < bytes.Length)
            _stage = Stage.Window;
        return count;
    }

    private int ReadWindow(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        var taken = Math.Min(WindowBytes - _heldCount, bytes.Length);
        Hold(bytes[..taken], WindowBytes);
        if (Prescan(bytes[..taken]) is { } declared)
            Decide(declared, 0);
        else if (isFinal || _heldCount == WindowBytes)
            Decide(Utf8Check.IsMultiByte(_held.AsSpan(0, _heldCount)) ? "UTF-8" : _fallbackName, 0);
        return taken;
    }

    private string? Prescan(ReadOnlySpan<byte> bytes) => _readsMeta ? _prescan?.Feed(bytes) : null;

    private void Decide(string name, int skipped)
    {
        EncodingName = name;
        _decoder = EncodingCatalog.GetDecoder(name);
        _stage = Stage.Decided;
        Write(_held.AsSpan(skipped, _heldCount - skipped), isFinal: false);
        ReturnHeld();
    }

    private void Write(ReadOnlySpan<byte> bytes, bool isFinal) =>
        _charCount += _decoder!.GetChars(bytes, _chars.AsSpan(_charCount), isFinal);

    // Writes the ASCII bytes at the start, and returns their number.
    private int WriteAscii(ReadOnlySpan<byte> bytes)
    {
        Ascii.ToUtf16(bytes, _chars.AsSpan(_charCount), out var count);
        _charCount += count;
        return count;
    }

    private static (string? Name, int Length) FindMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => ("UTF-8", 3),
        [0xFE, 0xFF, ..] => ("UTF-16BE", 2),
        [0xFF, 0xFE, ..] => ("UTF-16LE", 2),
        _ => (null, 0),
    };

    private void Hold(ReadOnlySpan<byte> bytes, int capacity)
    {
        if (_held.Length < capacity)
        {
            var larger = ArrayPool<byte>.Shared.Rent(capacity);
            _held.AsSpan(0, _heldCount).CopyTo(larger);
            var count = _heldCount;
            ReturnHeld();
            (_held, _heldCount) = (larger, count);
        }

        bytes.CopyTo(_held.AsSpan(_heldCount));
        _heldCount += bytes.Length;
    }

    private void ReturnHeld()
    {
        if (_held.Length > 0)
            ArrayPool<byte>.Shared.Return(_held);
        (_held, _heldCount) = ([], 0);
    }

    private void EnsureRoom(int count)
    {
        if (_chars.Length >= count)
            return;
        if (_chars.Length > 0)
            ArrayPool<char>.Shared.Return(_chars);
        _chars = ArrayPool<char>.Shared.Rent(count);
    }
}
