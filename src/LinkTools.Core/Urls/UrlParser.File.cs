namespace LinkTools.Core.Urls;

/// <summary>The states of file URLs.</summary>
internal ref partial struct UrlParser
{
    private readonly bool IsBaseFile => _base is not null && _base.SchemeSpan.SequenceEqual("file");

    // File and file slash state.
    private bool RunFile(int position)
    {
        if (!IsSlash(position))
        {
            if (IsBaseFile)
                return RunAgainstBasePath(position, keepsBasePath: !DriveLetter.Starts(_input[position..]));
            BeginHost();
            return Finish(ReadPath(position));
        }
        if (IsSlash(position + 1))
            return RunFileHost(position + 2);

        position++;
        if (!IsBaseFile)
        {
            BeginHost();
            return Finish(ReadPath(position));
        }
        CopyAuthority();
        var basePath = _base!.PathSpan;
        var isOnBaseDrive = basePath.Length >= 3 && DriveLetter.IsNormalized(basePath[1..3])
            && (basePath.Length == 3 || basePath[3] == '/');
        if (isOnBaseDrive && !DriveLetter.Starts(_input[position..]))
            _text.Append(basePath[..3]);
        return Finish(ReadPath(position));
    }

    // File host state. Text that looks like a drive letter is the first segment of the path.
    private bool RunFileHost(int position)
    {
        BeginHost();
        var length = _input[position..].IndexOfAny(@"/\?#");
        var end = length < 0 ? _input.Length : position + length;
        var host = _input[position..end];
        if (DriveLetter.Is(host))
            return Finish(ReadPath(position));

        if (!host.IsEmpty)
        {
            if (!HostParser.TryAppend(ref _text, host, isOpaque: false))
                return false;
            if (_text.Written[_parts.HostStart..].SequenceEqual("localhost"))
                _text.Truncate(_parts.HostStart);
            _parts.HostEnd = _parts.PathStart = _text.Length;
        }
        return Finish(ReadPathStart(end));
    }
}
