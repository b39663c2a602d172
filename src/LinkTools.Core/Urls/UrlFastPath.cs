using System.Buffers;

namespace LinkTools.Core.Urls;

/// <summary>
/// Resolves the common forms of links by joining two spans: fragment only, query only, relative and absolute paths, and
/// plain http and https URLs. It finds a URL only if the state machine would copy every character unchanged.
/// </summary>
internal static class UrlFastPath
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // Characters that path, query and fragment all keep. A ':' in the first segment is checked separately.
    private static readonly SearchValues<char> Plain = SearchValues.Create(LettersAndDigits + "-._~!$&()*+,;=:@/%");
    private static readonly SearchValues<char> PlainWithMarks = SearchValues.Create(
        LettersAndDigits + "-._~!$&()*+,;=:@/%?#");
    private static readonly SearchValues<char> PlainHost = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>Finds the URL; false if the state machine must decide.</summary>
    public static bool TryJoin(ReadOnlySpan<char> input, WebUrl? baseUrl, out JoinedUrl url)
    {
        url = default;
        var pathEnd = input.IndexOfAnyExcept(Plain);
        if (pathEnd < 0)
            pathEnd = input.Length;
        else if (input[pathEnd] is not ('?' or '#') || input[pathEnd..].ContainsAnyExcept(PlainWithMarks))
            return false;

        var hasHttpBase = baseUrl is { IsHttp: true };
        if (pathEnd == 0)
            return hasHttpBase && WithQueryOrFragment(input, baseUrl!, out url);

        var path = input[..pathEnd];
        if (path[0] == '/')
        {
            var isPath = hasHttpBase && !(path.Length > 1 && path[1] == '/') && !HasDotSegment(path);
            return isPath && Join(baseUrl!, baseUrl!.Parts.PathStart, input, pathEnd, out url);
        }

        return path.Contains(':')
            ? Absolute(input, pathEnd, out url)
            : hasHttpBase && RelativePath(input, pathEnd, baseUrl!, out url);
    }

    private static bool WithQueryOrFragment(ReadOnlySpan<char> input, WebUrl baseUrl, out JoinedUrl url)
    {
        ref readonly var parts = ref baseUrl.Parts;
        var end = parts.FragmentStart >= 0 ? parts.FragmentStart : baseUrl.Href.Length;
        if (input.StartsWith("?"))
            return Join(baseUrl, parts.QueryStart >= 0 ? parts.QueryStart : end, input, 0, out url);

        var result = parts;
        result.FragmentStart = input.IsEmpty ? -1 : end;
        url = new JoinedUrl(baseUrl.Href.AsSpan(0, end), input, result);
        return true;
    }

    private static bool RelativePath(ReadOnlySpan<char> input, int pathEnd, WebUrl baseUrl, out JoinedUrl url)
    {
        var pathStart = baseUrl.Parts.PathStart;
        var directory = baseUrl.PathSpan[..baseUrl.PathSpan.LastIndexOf('/')];
        while (true)
        {
            if (input.StartsWith("./"))
            {
                input = input[2..];
                pathEnd -= 2;
            }
            else if (input.StartsWith("../"))
            {
                input = input[3..];
                pathEnd -= 3;
                directory = directory[..Math.Max(directory.LastIndexOf('/'), 0)];
            }
            else
                break;
        }

        var path = input[..pathEnd];
        url = default;
        return !path.StartsWith(".") && !StartsWithEncodedDot(path) && !HasDotSegment(path)
            && Join(baseUrl, pathStart + directory.Length + 1, input, pathEnd, out url);
    }

    // The base up to an offset in or after its path, followed by the input.
    private static bool Join(WebUrl baseUrl, int keep, ReadOnlySpan<char> input, int pathEnd, out JoinedUrl url)
    {
        var parts = baseUrl.Parts;
        SetQueryAndFragment(ref parts, input, pathEnd, keep);
        url = new JoinedUrl(baseUrl.Href.AsSpan(0, keep), input, parts);
        return true;
    }

    // A plain lower-case host without port and credentials, followed by a path.
    private static bool Absolute(ReadOnlySpan<char> input, int pathEnd, out JoinedUrl url)
    {
        url = default;
        var schemeEnd = input.StartsWith("https://") ? 5 : input.StartsWith("http://") ? 4 : 0;
        if (schemeEnd == 0)
            return false;
        var hostStart = schemeEnd + 3;
        var length = input[hostStart..pathEnd].IndexOfAnyExcept(PlainHost);
        if (length <= 0 || input[hostStart + length] != '/')
            return false;

        var host = input.Slice(hostStart, length);
        // A last label that begins with a letter is not a number, so the host is not an IPv4 address.
        var lastLabel = host[(host.LastIndexOf('.') + 1)..];
        if (lastLabel.IsEmpty || !char.IsAsciiLetterLower(lastLabel[0]))
            return false;

        var hostEnd = hostStart + length;
        if (HasDotSegment(input[hostEnd..pathEnd]))
            return false;
        var parts = new UrlComponents
        {
            SchemeEnd = schemeEnd,
            UsernameEnd = hostStart,
            HostStart = hostStart,
            HostEnd = hostEnd,
            Port = -1,
            PathStart = hostEnd,
            HasHost = true,
        };
        SetQueryAndFragment(ref parts, input, pathEnd, 0);
        url = new JoinedUrl(default, input, parts);
        return true;
    }

    private static void SetQueryAndFragment(ref UrlComponents parts, ReadOnlySpan<char> input, int pathEnd, int offset)
    {
        parts.QueryStart = pathEnd < input.Length && input[pathEnd] == '?' ? offset + pathEnd : -1;
        var hash = input[pathEnd..].IndexOf('#');
        parts.FragmentStart = hash < 0 ? -1 : offset + pathEnd + hash;
    }

    // Also true of some segments that only begin with a dot; then the state machine decides.
    private static bool HasDotSegment(ReadOnlySpan<char> path) =>
        path.Contains("/.", StringComparison.Ordinal) || path.Contains("/%2e", StringComparison.OrdinalIgnoreCase);

    private static bool StartsWithEncodedDot(ReadOnlySpan<char> path) =>
        path.StartsWith("%2e", StringComparison.OrdinalIgnoreCase);
}
