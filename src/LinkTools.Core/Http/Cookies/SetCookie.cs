using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http.Cookies;

/// <summary>Parses the value of a Set-Cookie header (RFC 6265, 5.2 and 5.3).</summary>
internal static class SetCookie
{
    /// <summary>Longer ones are ignored (RFC 6265, 6.1).</summary>
    public const int MaximumBytes = 4096;

    /// <summary>The cookie that a response of <paramref name="url"/> sets; null for one that must be ignored.</summary>
    /// <param name="header">The header's value, one byte in each character.</param>
    /// <param name="url">The URL of the response.</param>
    /// <param name="now">The time.</param>
    public static StoredCookie? Parse(string header, WebUrl url, DateTimeOffset now)
    {
        var parts = header.Split(';');
        if (parts.Sum(LengthOf) > MaximumBytes || header.Any(c => c != '\t' && (c < ' ' || c == '\x7F')))
            return null;
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || parts[0][..equals].Trim(' ', '\t') is not { Length: > 0 } name)
            return null;
        var attributes = new Attributes(now);
        foreach (var part in parts.Skip(1))
            attributes.Read(part);
        if (DomainOf(attributes.Domain, url.Host) is not { } domain)
            return null;
        return new StoredCookie(
            name, parts[0][(equals + 1)..].Trim(' ', '\t'), domain.Name, attributes.Path ?? DefaultPath(url.Path))
        {
            IsHostOnly = domain.IsHostOnly,
            IsSecure = attributes.IsSecure,
            IsHttpOnly = attributes.IsHttpOnly,
            Expires = attributes.Expires,
        };
    }

    /// <summary>True if <paramref name="host"/> is the domain or below it (RFC 6265, 5.1.3).</summary>
    public static bool DomainMatches(string host, string domain) =>
        host == domain
        || (host.Length > domain.Length && host.EndsWith(domain, StringComparison.Ordinal)
            && host[^(domain.Length + 1)] == '.' && !IsAddress(host));

    // Separators are not counted.
    private static int LengthOf(string part) => part.Trim(' ', '\t').Length - (part.Contains('=') ? 1 : 0);

    private static (string Name, bool IsHostOnly)? DomainOf(string asked, string host)
    {
        if (asked.Length == 0)
            return (host, true);
        var domain = asked.All(char.IsAscii)
            ? asked.ToLowerInvariant()
            : WebUrl.Parse($"http://{Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(asked))}/")?.Host ?? asked;
        // A cookie for co.uk would be sent to every site below it. A host that is a public suffix itself may have a
        // cookie (5.3, 5).
        if (IsAddress(host) || PublicSuffixList.Default.IsPublicSuffix(domain))
            return domain == host ? (host, true) : null;
        return DomainMatches(host, domain) ? (domain, false) : null;
    }

    private static bool IsAddress(string host) => host.StartsWith('[') || System.Net.IPAddress.TryParse(host, out _);

    private static string DefaultPath(string path)
    {
        var last = path.LastIndexOf('/');
        return last > 0 && path[0] == '/' ? path[..last] : "/";
    }

    /// <summary>
    /// Parses the attributes after the value. Of several with the same name the last counts; invalid ones are ignored.
    /// </summary>
    private sealed class Attributes(DateTimeOffset now)
    {
        private DateTimeOffset? _expires;
        private DateTimeOffset? _maxAge;

        public string Domain { get; private set; } = "";

        public string? Path { get; private set; }

        public bool IsSecure { get; private set; }

        public bool IsHttpOnly { get; private set; }

        public DateTimeOffset? Expires => _maxAge ?? _expires;

        public void Read(string part)
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var value = equals < 0 ? "" : part[(equals + 1)..].Trim(' ', '\t');
            switch ((equals < 0 ? part : part[..equals]).Trim(' ', '\t').ToLowerInvariant())
            {
                case "expires":
                    _expires = CookieDate.Parse(value) ?? _expires;
                    break;
                case "max-age":
                    _maxAge = ReadAge(value) ?? _maxAge;
                    break;
                case "domain" when value.Length > 0:
                    Domain = value[0] == '.' ? value[1..] : value;
                    break;
                case "path":
                    Path = value.StartsWith('/') ? value : null;
                    break;
                case "secure":
                    IsSecure = true;
                    break;
                case "httponly":
                    IsHttpOnly = true;
                    break;
            }
        }

        // A number of seconds that leads beyond the last date of .NET is replaced by that date.
        private DateTimeOffset? ReadAge(string value)
        {
            var digits = value.StartsWith('-') ? value[1..] : value;
            if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
                return null;
            if (value.StartsWith('-') || digits.All(digit => digit == '0'))
                return DateTimeOffset.MinValue;
            return long.TryParse(digits, out var seconds) && seconds < (DateTimeOffset.MaxValue - now).TotalSeconds
                ? now.AddSeconds(seconds)
                : DateTimeOffset.MaxValue;
        }
    }
}
