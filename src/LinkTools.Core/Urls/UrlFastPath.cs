using System.Buffers;

namespace LinkTools.Core.Urls;

/// <summary>
/// Resolves the common forms of links by joining two spans: fragment only, query only, relative and absolute paths, and
/// plain http and https URLs. It returns a URL only if the state machine would copy every character unchanged.
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

    /// <summary>The URL; null if the state machine must decide.</summary>
    public static WebUrl? TryParse(ReadOnlySpan<char> input, WebUrl? baseUrl)
    {
        var pathEnd = input.IndexOfAnyExcept(Plain);
        if (pathEnd < 0)
            pathEnd = input.Length;
        else if (input[pathEnd] is not ('?' or '#') || input[pathEnd..].ContainsAnyExcept(PlainWithMarks))
            return null;

        var hasHttpBase = baseUrl is { IsHttp: true };
        if (pathEnd == 0)
            return hasHttpBase ? WithQueryOrFragment(input, baseUrl!) : null;

        var path = input[..pathEnd];
        if (path[0] == '/')
        {
            var isPath = hasHttpBase && !(path.Length > 1 && path[1] == '/') && !HasDotSegment(path);
            return isPath ? Join(baseUrl!, baseUrl!.Parts.PathStart, input, pathEnd) : null;
        }
        if (path.Contains(':'))
            return Absolute(input, pathEnd);
        return hasHttpBase ? RelativePath(input, pathEnd, baseUrl!) : null;
    }

    private static WebUrl WithQueryOrFragment(ReadOnlySpan<char> input, WebUrl baseUrl)
    {
        ref readonly var parts = ref baseUrl.Parts;
        var end = parts.FragmentStart >= 0 ? parts.FragmentStart : baseUrl.Href.Length;
        if (input.StartsWith("?"))
            return Join(baseUrl, parts.QueryStart >= 0 ? parts.QueryStart : end, input, 0);

        var result = parts;
        result.FragmentStart = input.IsEmpty ? -1 : end;
        return new WebUrl(string.Concat(baseUrl.Href.AsSpan(0, end), input), result);
    }

    private static WebUrl? RelativePath(ReadOnlySpan<char> input, int pathEnd, WebUrl baseUrl)
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
        if (path.StartsWith(".") || StartsWithEncodedDot(path) || HasDotSegment(path))
            return null;
        return Join(baseUrl, pathStart + directory.Length + 1, input, pathEnd);
    }

    // The base up to an offset in or after its path, followed by the input.
    private static WebUrl Join(WebUrl baseUrl, int keep, ReadOnlySpan<char> input, int pathEnd)
    {
        var parts = baseUrl.Parts;
        SetQueryAndFragment(ref parts, input, pathEnd, keep);
        return new WebUrl(string.Concat(baseUrl.Href.AsSpan(0, keep), input), parts);
    }

    // A plain lower-case host without port and credentials, followed by a path.
    private static WebUrl? Absolute(ReadOnlySpan<char> input, int pathEnd)
    {
        var schemeEnd = input.StartsWith("https://") ? 5 : input.StartsWith("http://") ? 4 : 0;
        if (schemeEnd == 0)
            return null;
        var hostStart = schemeEnd + 3;
        var length = input[hostStart..pathEnd].IndexOfAnyExcept(PlainHost);
        if (length <= 0 || input[hostStart + length] != '/')
            return null;

        var host = input.Slice(hostStart, length);
        // A last label that begins with a letter is not a number, so the host is not an IPv4 address.
        var lastLabel = host[(host.LastIndexOf('.') + 1)..];
        if (lastLabel.IsEmpty || !char.IsAsciiLetterLower(lastLabel[0]))
            return null;

        var hostEnd = hostStart + length;
        if (HasDotSegment(input[hostEnd..pathEnd]))
            return null;
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
        return new WebUrl(input.ToString(), parts);
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
