namespace LinkTools.Core.Urls;

/// <summary>The states that read credentials, host and port.</summary>
internal ref partial struct UrlParser
{
    private bool RunAuthorityIgnoringSlashes(int position)
    {
        while (IsSlash(position))
            position++;
        return RunAuthority(position);
    }

    // Authority state. The last '@' ends the credentials; all before it are part of them.
    private bool RunAuthority(int position)
    {
        BeginHost();
        var length = _input[position..].IndexOfAny(IsSpecial ? @"/\?#" : "/?#");
        var end = length < 0 ? _input.Length : position + length;
        var authority = _input[position..end];

        var at = authority.LastIndexOf('@');
        if (at >= 0)
        {
            AppendCredentials(authority[..at]);
            authority = authority[(at + 1)..];
            if (authority.IsEmpty)
                return false;
        }
        _parts.HostStart = _text.Length;
        return AppendHostAndPort(authority) && Finish(ReadPathStart(end));
    }

    private void AppendCredentials(ReadOnlySpan<char> credentials)
    {
        var colon = credentials.IndexOf(':');
        var start = _text.Length;
        PercentEncoding.Append(
            ref _text, colon < 0 ? credentials : credentials[..colon], PercentEncoding.KeptInUserinfo);
        _parts.UsernameEnd = _text.Length;
        if (colon >= 0 && colon < credentials.Length - 1)
        {
            _text.Append(':');
            PercentEncoding.Append(ref _text, credentials[(colon + 1)..], PercentEncoding.KeptInUserinfo);
        }
        if (_text.Length > start)
            _text.Append('@');
    }

    // Host and port state.
    private bool AppendHostAndPort(ReadOnlySpan<char> authority)
    {
        var colon = PortColon(authority);
        var host = colon < 0 ? authority : authority[..colon];
        if (host.IsEmpty)
        {
            if (IsSpecial || colon >= 0)
                return false;
        }
        else if (!HostParser.TryAppend(ref _text, host, isOpaque: !IsSpecial))
            return false;
        _parts.HostEnd = _text.Length;

        if (colon >= 0 && !AppendPort(authority[(colon + 1)..]))
            return false;
        _parts.PathStart = _text.Length;
        return true;
    }

    private bool AppendPort(ReadOnlySpan<char> digits)
    {
        var port = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return false;
            port = (port * 10) + digit - '0';
            if (port > ushort.MaxValue)
                return false;
        }
        if (digits.IsEmpty || port == _defaultPort)
            return true;
        _parts.Port = port;
        _text.Append(':');
        _text.AppendNumber(port);
        return true;
    }

    // The first colon outside brackets.
    private static int PortColon(ReadOnlySpan<char> authority)
    {
        var isInside = false;
        for (var i = 0; i < authority.Length; i++)
        {
            if (authority[i] == ':' && !isInside)
                return i;
            isInside = authority[i] == '[' || (isInside && authority[i] != ']');
        }
        return -1;
    }

    private void BeginHost()
    {
        _parts.HasHost = true;
        _text.Append("//");
        _parts.UsernameEnd = _parts.HostStart = _parts.HostEnd = _parts.PathStart = _text.Length;
    }

    // The scheme is that of the base, so the offsets of the base are valid here.
    private void CopyAuthority()
    {
        var parts = _base!.Parts;
        if (!parts.HasHost)
            return;
        _text.Append(_base.Href.AsSpan(parts.SchemeEnd + 1, parts.PathStart - parts.SchemeEnd - 1));
        _parts.HasHost = true;
        _parts.UsernameEnd = parts.UsernameEnd;
        _parts.HostStart = parts.HostStart;
        _parts.HostEnd = parts.HostEnd;
        _parts.Port = parts.Port;
        _parts.PathStart = parts.PathStart;
    }
}
