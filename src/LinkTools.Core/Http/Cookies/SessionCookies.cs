using System.Net;
using System.Text;

namespace LinkTools.Core.Http.Cookies;

/// <summary>Carries cookies from a session of Invoke-WebRequest into a jar, and back.</summary>
/// <param name="session">The session's cookies; null for none.</param>
/// <param name="jar">The run's cookies.</param>
internal sealed class SessionCookies(CookieContainer? session, CookieJar jar)
{
    // The platform keeps 20 a host and 300 in all unless told otherwise; what we could keep shall not be lost there.
    private const int MaximumOfDomain = 50;
    private const int MaximumInAll = 3000;

    private readonly List<StoredCookie> _given = [];

    /// <summary>Takes over what the session holds.</summary>
    public void Load()
    {
        foreach (Cookie cookie in session?.GetAllCookies() ?? [])
        {
            if (cookie.Name.Length == 0 || cookie.Expired)
                continue;
            var given = new StoredCookie(
                ToBytes(cookie.Name), ToBytes(cookie.Value), cookie.Domain.TrimStart('.').ToLowerInvariant(),
                cookie.Path.Length == 0 ? "/" : cookie.Path)
            {
                IsHostOnly = IsHostOnly(cookie),
                IsSecure = cookie.Secure,
                IsHttpOnly = cookie.HttpOnly,
                Expires = cookie.Expires == DateTime.MinValue
                    ? null
                    : new DateTimeOffset(cookie.Expires.ToUniversalTime()),
            };
            _given.Add(given);
            jar.Keep(given);
        }
    }

    /// <summary>Gives the session what the jar holds, and takes from it what servers have ended.</summary>
    public void Save()
    {
        if (session is null)
            return;
        session.Capacity = Math.Max(session.Capacity, MaximumInAll);
        session.PerDomainCapacity = Math.Max(session.PerDomainCapacity, MaximumOfDomain);
        session.MaxCookieSize = Math.Max(session.MaxCookieSize, SetCookie.MaximumBytes);
        var kept = jar.All;
        foreach (var given in _given.Where(given => !kept.Any(given.IsSameAs)))
            Add(given with { Value = "", Expires = DateTimeOffset.UnixEpoch });
        foreach (var cookie in kept)
            Add(cookie);
    }

    private void Add(StoredCookie cookie)
    {
        try
        {
            var held = new Cookie(cookie.Name, cookie.Value, cookie.Path)
            {
                Secure = cookie.IsSecure,
                HttpOnly = cookie.IsHttpOnly,
                Expires = cookie.Expires is { } expires ? expires.UtcDateTime : DateTime.MinValue,
            };
            // A domain that is written down covers the hosts below it, too.
            if (!cookie.IsHostOnly)
                held.Domain = "." + cookie.Domain;
            session!.Add(new Uri($"https://{cookie.Domain}{cookie.Path}"), held);
        }
        catch (Exception exception) when (exception is CookieException or UriFormatException)
        {
            // The platform's container cannot hold it: a comma in the value, say.
        }
    }

    // Whether a domain without a dot in front covers hosts below it, the container alone knows: it is asked.
    private bool IsHostOnly(Cookie cookie) =>
        !cookie.Domain.StartsWith('.')
        && (!Uri.TryCreate($"https://below.{cookie.Domain}{cookie.Path}", UriKind.Absolute, out var below)
            || !session!.GetCookies(below).Any(
                other => other.Name == cookie.Name && other.Path == cookie.Path && other.Domain == cookie.Domain));

    // The platform keeps what servers sent as one byte in each character; what users put there may be any text.
    private static string ToBytes(string text)
    {
        var bytes = text.All(c => c <= '\xFF') ? text : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        return string.Concat(bytes.Where(c => c is not ('\r' or '\n' or '\0')));
    }
}
