using System.Buffers;
using System.Text;

namespace LinkTools.Core.Urls;

/// <summary>
/// The basic URL parser (URL Standard, 4.4) without state override. It writes the serialised URL from left to right
/// while it reads, so that each state is a method that appends its part; the input is read once, in linear time.
/// </summary>
internal ref partial struct UrlParser
{
    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly ReadOnlySpan<char> _input;
    private readonly WebUrl? _base;
    private readonly Encoding? _queryEncoding;
    private UrlText _text;
    private UrlComponents _parts;
    private int _defaultPort;
    private bool _isFile;

    private UrlParser(ReadOnlySpan<char> input, WebUrl? baseUrl, Encoding? queryEncoding, Span<char> buffer)
    {
        _input = input;
        _base = baseUrl;
        _queryEncoding = queryEncoding;
        _text = new UrlText(buffer);
        _parts = new UrlComponents { Port = -1, QueryStart = -1, FragmentStart = -1 };
    }

    private readonly bool IsSpecial => _defaultPort != SpecialScheme.NotSpecial;

    /// <summary>Parses <paramref name="input"/>; null on failure.</summary>
    public static WebUrl? Parse(ReadOnlySpan<char> input, WebUrl? baseUrl, Encoding? queryEncoding)
    {
        var start = 0;
        var end = input.Length;
        while (start < end && input[start] <= ' ')
            start++;
        while (end > start && input[end - 1] <= ' ')
            end--;
        input = input[start..end];
        if (input.ContainsAny('\t', '\n', '\r'))
            input = WithoutTabsAndNewlines(input);

        var parser = new UrlParser(input, baseUrl, queryEncoding, stackalloc char[512]);
        try
        {
            return parser.Run() ? new WebUrl(parser._text.Written.ToString(), parser._parts) : null;
        }
        finally
        {
            parser._text.Release();
        }
    }

    private static char[] WithoutTabsAndNewlines(ReadOnlySpan<char> input)
    {
        var kept = new char[input.Length];
        var length = 0;
        foreach (var c in input)
        {
            if (c is not ('\t' or '\n' or '\r'))
                kept[length++] = c;
        }
        return kept[..length];
    }

    // Scheme start, scheme and no scheme state.
    private bool Run()
    {
        var end = _input.IndexOfAnyExcept(SchemeCharacters);
        if (end > 0 && _input[end] == ':' && char.IsAsciiLetter(_input[0]))
        {
            _text.AppendLower(_input[..end]);
            SetScheme();
            return RunAfterScheme(end + 1);
        }

        if (_base is null || (_base.Parts.HasOpaquePath && !_input.StartsWith("#")))
            return false;
        _text.Append(_base.Scheme);
        SetScheme();
        if (_base.Parts.HasOpaquePath)
        {
            CopyPathAndQuery();
            return Finish(0);
        }
        return _isFile ? RunFile(0) : RunRelative(0);
    }

    private void SetScheme()
    {
        _defaultPort = SpecialScheme.DefaultPort(_text.Written);
        _isFile = _defaultPort == SpecialScheme.NoPort;
        _parts.SchemeEnd = _text.Length;
        _text.Append(':');
        _parts.UsernameEnd = _parts.HostStart = _parts.HostEnd = _parts.PathStart = _text.Length;
    }

    private bool RunAfterScheme(int position)
    {
        if (_isFile)
            return RunFile(position);

        var rest = _input[position..];
        if (IsSpecial)
        {
            var isBaseScheme = _base is not null && _base.SchemeSpan.SequenceEqual(_text.Written[.._parts.SchemeEnd]);
            return isBaseScheme
                && !rest.StartsWith("//") ? RunRelative(position) : RunAuthorityIgnoringSlashes(position);
        }
        if (rest.StartsWith("//"))
            return RunAuthority(position + 2);
        return rest.StartsWith("/") ? Finish(ReadPath(position + 1)) : Finish(ReadOpaquePath(position));
    }

    // Relative and relative slash state.
    private bool RunRelative(int position)
    {
        if (!IsSlash(position))
            return RunAgainstBasePath(position, keepsBasePath: true);
        if (IsSlash(position + 1))
            return IsSpecial ? RunAuthorityIgnoringSlashes(position + 2) : RunAuthority(position + 2);
        CopyAuthority();
        return Finish(ReadPath(position + 1));
    }

    private bool RunAgainstBasePath(int position, bool keepsBasePath)
    {
        CopyAuthority();
        var isPath = position < _input.Length && _input[position] is not ('?' or '#');
        if (!isPath)
        {
            if (position < _input.Length && _input[position] == '?')
                CopyPath();
            else
                CopyPathAndQuery();
            return Finish(position);
        }
        if (keepsBasePath)
        {
            CopyPath();
            ShortenPath();
        }
        return Finish(ReadPath(position));
    }

    // Query and fragment state, from the '?' or '#' at the position or the end of the input; then the serialiser's
    // "/.".
    private bool Finish(int position)
    {
        if (!_parts.HasHost && !_parts.HasOpaquePath && PathSoFar().StartsWith("//"))
            ProtectPath();

        var rest = _input[position..];
        var hash = rest.IndexOf('#');
        if (rest.StartsWith("?"))
        {
            _parts.QueryStart = _text.Length;
            _text.Append('?');
            QueryEncoder.Append(ref _text, hash < 0 ? rest[1..] : rest[1..hash], IsSpecial, QueryEncoding());
        }
        if (hash >= 0)
        {
            _parts.FragmentStart = _text.Length;
            _text.Append('#');
            PercentEncoding.Append(ref _text, rest[(hash + 1)..], PercentEncoding.KeptInFragment);
        }
        return true;
    }

    private readonly Encoding? QueryEncoding() =>
        IsSpecial && !_text.Written[.._parts.SchemeEnd].StartsWith("ws") ? _queryEncoding : null;

    private readonly bool IsSlash(int position) =>
        position < _input.Length && (_input[position] == '/' || (_input[position] == '\\' && IsSpecial));
}
