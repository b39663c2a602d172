using System.Text;

namespace LinkTools.Core.Sitemaps;

/// <summary>Lines as they arrive. A line that is longer than any URL is cut off.</summary>
internal sealed class LineReader(TextReader text)
{
    private const int MaxChars = SitemapDocument.MaxUrlChars + 1;

    private readonly char[] _buffer = new char[4096];
    private readonly StringBuilder _line = new();
    private int _start;
    private int _end;
    private bool _isAfterReturn;

    /// <summary>The number of the last line, 1-based.</summary>
    public int Line { get; private set; }

    /// <summary>The next line without its line end and leading white space; null at the end of the text.</summary>
    public async ValueTask<string?> ReadAsync()
    {
        _line.Clear();
        while (true)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, await text.ReadAsync(_buffer.AsMemory()).ConfigureAwait(false));
                if (_end == 0)
                    return _line.Length > 0 ? Complete() : null;
            }

            if (_isAfterReturn && _buffer[_start] == '\n')
                _start++;
            _isAfterReturn = false;
            var rest = _buffer.AsSpan(_start.._end);
            var length = rest.IndexOfAny('\r', '\n');
            var line = length < 0 ? rest : rest[..length];
            _start += line.Length;
            if (_line.Length == 0)
                line = line.TrimStart();
            _line.Append(line[..Math.Min(line.Length, MaxChars - _line.Length)]);
            if (length < 0)
                continue;
            _isAfterReturn = _buffer[_start++] == '\r';
            return Complete();
        }
    }

    private string Complete()
    {
        Line++;
        return _line.ToString();
    }
}
