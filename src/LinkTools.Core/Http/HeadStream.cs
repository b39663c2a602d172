using LinkTools.Core.Streams;

namespace LinkTools.Core.Http;

/// <summary>
/// An HTTP/1 connection that refuses responses with a NUL, or a CR without LF, before the body (RFC 9112, 2.2; RFC
/// 9110, 5.5). .NET replaces these characters by spaces, so nothing above it can see them.
/// </summary>
internal sealed class HeadStream(Stream inner) : DuplexStream(inner)
{
    // The position of the first digit of the status in "HTTP/1.1 200".
    private const int StatusDigit = 9;

    private bool _isTunnelRequest;
    private bool _isTunnel;
    private bool _isInHead;
    private byte _statusClass;
    private bool _isAfterReturn;
    private bool _hasAnswered;
    private int _line;
    private int _column;

    // There is no pipelining: the first bytes after a request are the head of its response.
    protected override void OnWrite(ReadOnlySpan<byte> bytes)
    {
        if (_isInHead || _isTunnel)
            return;
        _isTunnelRequest = bytes.StartsWith("CONNECT "u8);
        StartHead();
    }

    // A connection that was idle may be closed just when it is used again, so .NET repeats the request on another one.
    // It would do so three times for a server that closes every connection without an answer.
    protected override void OnEnd()
    {
        if (_isInHead && !_hasAnswered && !_isTunnelRequest)
            throw new HttpIOException(
                HttpRequestError.ResponseEnded, "the connection was closed before the response began");
    }

    protected override void OnRead(ReadOnlySpan<byte> bytes)
    {
        _hasAnswered |= !bytes.IsEmpty && !_isTunnelRequest;
        for (var i = 0; _isInHead && i < bytes.Length; i++)
            Read(bytes[i]);
    }

    private void StartHead() => (_isInHead, _statusClass, _isAfterReturn, _line, _column) = (true, 0, false, 0, 0);

    private void Read(byte value)
    {
        if (value == 0 || (_isAfterReturn && value != '\n'))
            throw new HttpIOException(
                HttpRequestError.InvalidResponse, "a header or the status line contains a NUL or a stray line end");
        _isAfterReturn = value == '\r';
        if (value == '\n')
            EndLine();
        else if (!_isAfterReturn)
            ReadColumn(value);
    }

    private void ReadColumn(byte value)
    {
        if (_line == 0 && _column == StatusDigit)
            _statusClass = value;
        _column++;
    }

    private void EndLine()
    {
        // An empty line before the status line does not end the head.
        if (_column == 0 && _line > 0)
        {
            _isInHead = false;
            // An interim response (RFC 9110, 15.2) has no body: the next head follows at once.
            if (_statusClass == '1')
                StartHead();
            // After a proxy has opened a tunnel (RFC 9110, 9.3.6), the bytes are TLS.
            _isTunnel = _isTunnelRequest && _statusClass == '2';
            return;
        }

        _line += _column > 0 ? 1 : 0;
        _column = 0;
    }
}
