using LinkTools.Core.Urls;

namespace LinkTools.Core.Http.Cookies;

/// <summary>The cookies of a run (RFC 6265, 5.3 and 5.4), with limits on what servers can store. Thread-safe.</summary>
internal sealed class CookieJar(TimeProvider time)
{
    private const int MaximumOfDomain = 50;
    private const int MaximumInAll = 3000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<StoredCookie>> _domains = new(StringComparer.Ordinal);
    private long _next;
    private int _count;

    /// <summary>All cookies that have not expired, the oldest first.</summary>
    public IReadOnlyList<StoredCookie> All
    {
        get
        {
            var now = time.GetUtcNow();
            lock (_lock)
            {
                var kept = _domains.Values.SelectMany(cookies => cookies).Where(cookie => !HasEnded(cookie, now));
                return [.. kept.OrderBy(cookie => cookie.Order)];
            }
        }
    }

    /// <summary>Stores the cookies that a response sets; ignores invalid ones and those for other hosts.</summary>
    public void Keep(WebUrl url, IEnumerable<string> setCookies)
    {
        var now = time.GetUtcNow();
        foreach (var header in setCookies)
        {
            if (SetCookie.Parse(header, url, now) is { } cookie)
                Keep(cookie);
        }
    }

    /// <summary>Stores a cookie; an expired one removes the cookie that it would replace.</summary>
    public void Keep(StoredCookie cookie)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            var kept = _domains.TryGetValue(cookie.Domain, out var list) ? list : [];
            var old = kept.FindIndex(cookie.IsSameAs);
            var order = old < 0 ? _next++ : kept[old].Order;
            if (old >= 0)
                RemoveAt(kept, old);
            if (HasEnded(cookie, now))
                return;
            _domains[cookie.Domain] = kept;
            kept.Add(cookie with { Order = order });
            _count++;
            if (kept.Count > MaximumOfDomain)
                RemoveOldest(kept, now);
            if (_count > MaximumInAll)
                RemoveOldest(_domains.Values.MinBy(cookies => cookies.Min(c => c.Order))!, now);
        }
    }

    /// <summary>The Cookie header for a request, one byte in each character; "" for none.</summary>
    public string HeaderFor(WebUrl url)
    {
        lock (_lock)
        {
            if (_count == 0)
                return "";
            var now = time.GetUtcNow();
            var due = new List<StoredCookie>();
            for (var domain = url.Host; domain.Length > 0; domain = ParentOf(domain))
            {
                if (_domains.TryGetValue(domain, out var cookies))
                    due.AddRange(cookies.Where(cookie => IsDue(cookie, url, now)));
            }

            // RFC 6265, 5.4, 2: longer paths first, then those that came first.
            var sorted = due.OrderByDescending(cookie => cookie.Path.Length).ThenBy(cookie => cookie.Order);
            return string.Join("; ", sorted.Select(cookie => $"{cookie.Name}={cookie.Value}"));
        }
    }

    private static string ParentOf(string domain)
    {
        var dot = domain.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 || domain[0] == '[' ? "" : domain[(dot + 1)..];
    }

    private static bool IsDue(StoredCookie cookie, WebUrl url, DateTimeOffset now) =>
        !HasEnded(cookie, now)
        && (cookie.IsHostOnly ? cookie.Domain == url.Host : SetCookie.DomainMatches(url.Host, cookie.Domain))
        && (!cookie.IsSecure || url.Scheme == "https")
        && PathMatches(url.Path, cookie.Path);

    // RFC 6265, 5.1.4: the path /a covers /a and /a/b, but not /ab.
    private static bool PathMatches(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal)
        && (path.Length == prefix.Length || prefix.EndsWith('/') || path[prefix.Length] == '/');

    private static bool HasEnded(StoredCookie cookie, DateTimeOffset now) => cookie.Expires <= now;

    private void RemoveOldest(List<StoredCookie> cookies, DateTimeOffset now)
    {
        var ended = cookies.FindIndex(cookie => HasEnded(cookie, now));
        RemoveAt(cookies, ended >= 0 ? ended : cookies.IndexOf(cookies.MinBy(cookie => cookie.Order)!));
    }

    private void RemoveAt(List<StoredCookie> cookies, int index)
    {
        if (cookies.Count == 1)
            _domains.Remove(cookies[0].Domain);
        cookies.RemoveAt(index);
        _count--;
    }
}
