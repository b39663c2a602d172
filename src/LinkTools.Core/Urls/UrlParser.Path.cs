namespace LinkTools.Core.Urls;

/// <summary>The states that read a path. A path is written as its segments, each after a '/'.</summary>
internal ref partial struct UrlParser
{
    private readonly ReadOnlySpan<char> PathSoFar() => _text.Written[_parts.PathStart..];

    // Path start state; the position of the '?', the '#' or the end.
    private int ReadPathStart(int position)
    {
        if (IsSlash(position))
            return ReadPath(position + 1);
        return IsSpecial ? ReadPath(position) : position;
    }

    // Path state, from the first character of a segment; the position of the '?', the '#' or the end.
    private int ReadPath(int position)
    {
        while (true)
        {
            var rest = _input[position..];
            var length = rest.IndexOfAny(IsSpecial ? @"/\?#" : "/?#");
            var isLast = length < 0 || rest[length] is '?' or '#';
            if (length < 0)
                length = rest.Length;

            AppendSegment(rest[..length], isLast);
            position += length;
            if (isLast)
                return position;
            position++;
        }
    }

    private void AppendSegment(ReadOnlySpan<char> segment, bool isLast)
    {
        switch (DotSegment.Dots(segment))
        {
            case 2:
                ShortenPath();
                goto case 1;
            case 1:
                if (isLast)
                    _text.Append('/');
                return;
        }

        var isPathEmpty = _text.Length == _parts.PathStart;
        _text.Append('/');
        if (_isFile && isPathEmpty && DriveLetter.Is(segment))
        {
            _text.Append(segment[0]);
            _text.Append(':');
        }
        else
            PercentEncoding.Append(ref _text, segment, PercentEncoding.KeptInPath);
    }

    // "Shorten a url's path": drops the last segment, but not a file URL's drive letter.
    private void ShortenPath()
    {
        var path = PathSoFar();
        if (_isFile && path.Length == 3 && DriveLetter.IsNormalized(path[1..]))
            return;
        var slash = path.LastIndexOf('/');
        if (slash >= 0)
            _text.Truncate(_parts.PathStart + slash);
    }

    // Opaque path state. A space stays, except right before the query or the fragment.
    private int ReadOpaquePath(int position)
    {
        _parts.HasOpaquePath = true;
        var rest = _input[position..];
        var length = rest.IndexOfAny('?', '#');
        var path = length < 0 ? rest : rest[..length];
        var endsInSpace = length >= 0 && path.EndsWith(" ");
        PercentEncoding.Append(ref _text, endsInSpace ? path[..^1] : path, PercentEncoding.KeptInOpaque);
        if (endsInSpace)
            _text.Append("%20");
        return position + path.Length;
    }

    // Without a host, a path that begins with "//" would be read as a host.
    private void ProtectPath()
    {
        _text.Insert(_parts.PathStart, "/.");
        _parts.PathStart += 2;
        if (_parts.QueryStart >= 0)
            _parts.QueryStart += 2;
    }

    private void CopyPath() => _text.Append(_base!.PathSpan);

    private void CopyPathAndQuery()
    {
        _parts.HasOpaquePath = _base!.Parts.HasOpaquePath;
        CopyPath();
        if (_base.Parts.QueryStart < 0)
            return;
        _parts.QueryStart = _text.Length;
        _text.Append(_base.QuerySpan);
    }
}
