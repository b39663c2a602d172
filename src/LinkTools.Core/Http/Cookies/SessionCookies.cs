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
                IsHostOnly = !cookie.Domain.StartsWith('.'),
                IsSecure = cookie.Secure,
                IsHttpOnly = cookie.HttpOnly,
                Expires = cookie.Expires == DateTime.MinValue ? null : new DateTimeOffset(cookie.Expires.ToUniversalTime()),
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
            session!.Add(
                new Cookie(cookie.Name, cookie.Value, cookie.Path, (cookie.IsHostOnly ? "" : ".") + cookie.Domain)
                {
                    Secure = cookie.IsSecure,
                    HttpOnly = cookie.IsHttpOnly,
                    Expires = cookie.Expires is { } expires ? expires.UtcDateTime : DateTime.MinValue,
                });
        }
        catch (CookieException)
        {
            // The platform's container cannot hold it: a comma in the value, say.
        }
    }

    // The platform keeps what servers sent as one byte in each character; what users put there may be any text.
    private static string ToBytes(string text)
    {
        var bytes = text.All(c => c <= '\xFF') ? text : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        return string.Concat(bytes.Where(c => c is not ('\r' or '\n' or '\0')));
    }
}
