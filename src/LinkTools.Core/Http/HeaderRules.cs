using System.Buffers;

namespace LinkTools.Core.Http;

/// <summary>Rules for the headers of a request (RFC 9110, 5.5 and 5.6.2).</summary>
public static class HeaderRules
{
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly HashSet<string> OfContent = new(StringComparer.OrdinalIgnoreCase)
    {
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location",
        "Content-MD5", "Content-Range", "Content-Type", "Expect", "Expires", "Last-Modified", "Trailer",
        "Transfer-Encoding",
    };

    private static readonly string[] SecretParts = ["auth", "token", "key", "secret", "session", "password"];

    /// <summary>
    /// True for headers that are sent only to origins that the user named, because they are secret or have the name of
    /// a secret.
    /// </summary>
    public static bool IsSecret(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Equals("Host", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(SecretParts, part => name.Contains(part, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What is wrong with a header, as a clause whose subject is its name; null for a valid one.</summary>
    public static string? FindProblem(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(TokenCharacters))
            return "is not a valid name of a header";
        // A line end would allow further headers, or a whole request.
        if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
            return "has a value with a line end in it";
        if (value.Any(c => c != '\t' && char.IsControl(c)))
            return "has a value with a control character in it";
        return value.All(char.IsAscii) ? null : "has a value with characters outside ASCII, which no request can carry";
    }

    /// <summary>
    /// False for a value that does not have the form of its header, such as a date in If-Match. Most servers refuse it,
    /// but some need it.
    /// </summary>
    public static bool IsWellFormed(string name, string value)
    {
        using var request = new HttpRequestMessage();
        try
        {
            request.Headers.Add(name, value);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>True for headers that describe a body, because a request for a page has none.</summary>
    public static bool IsOfContent(string name) => OfContent.Contains(name);
}
