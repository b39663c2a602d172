using System.Net;
using System.Text;

namespace LinkTools.Core.Http.Cookies;

/// <summary>Copies cookies from a session of Invoke-WebRequest into a jar, and back.</summary>
/// <param name="session">The session's cookies; null for none.</param>
/// <param name="jar">The run's cookies.</param>
internal sealed class SessionCookies(CookieContainer? session, CookieJar jar)
{
    // By default, .NET keeps 20 cookies for a host and 300 in all. The jar keeps more, and none of them must be lost
    // here.
    private const int MaximumOfDomain = 50;
    private const int MaximumInAll = 3000;

    private readonly List<StoredCookie> _given = [];

    /// <summary>Copies the cookies of the session into the jar.</summary>
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

    /// <summary>Copies the cookies of the jar into the session, and removes those that servers have expired.</summary>
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
            // A domain that the cookie names covers the hosts below it, too.
            if (!cookie.IsHostOnly)
                held.Domain = "." + cookie.Domain;
            session!.Add(new Uri($"https://{cookie.Domain}{cookie.Path}"), held);
        }
        catch (Exception exception) when (exception is CookieException or UriFormatException)
        {
            // CookieContainer cannot store it, for example because of a comma in the value.
        }
    }

    // Only CookieContainer knows whether a domain without a leading dot covers the hosts below it, so it is asked.
    private bool IsHostOnly(Cookie cookie) =>
        !cookie.Domain.StartsWith('.')
        && (!Uri.TryCreate($"https://below.{cookie.Domain}{cookie.Path}", UriKind.Absolute, out var below)
            || !session!.GetCookies(below).Any(
                other => other.Name == cookie.Name && other.Path == cookie.Path && other.Domain == cookie.Domain));

    // .NET stores what servers sent as one byte in each character. What users stored may be any text.
    private static string ToBytes(string text)
    {
        var bytes = text.All(c => c <= '\xFF') ? text : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        return string.Concat(bytes.Where(c => c is not ('\r' or '\n' or '\0')));
    }
}
