using LinkTools.Core.Urls;

namespace LinkTools.Core.Scoping;

/// <summary>
/// Recognises crawler traps: calendars, session ids, links that lead ever deeper, hosts by wildcard DNS. Each trap is
/// warned about once. Thread-safe.
/// </summary>
internal sealed class TrapGuard(TrapLimits limits)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, int> _hostPages = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> _pathQueries = [];
    private readonly Dictionary<string, int> _domainHosts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);

    /// <summary>
    /// Counts a URL that is about to be added; false if a limit forbids it, with a warning the first time.
    /// </summary>
    public bool Admit(WebUrl url, out string? warning)
    {
        lock (_gate)
        {
            warning = null;
            if (Refusal(url) is not { } refusal)
            {
                Count(url);
                return true;
            }

            if (_warned.Add(refusal.Place))
                warning = $"{refusal.Why}: '{url.Href}' and others like it are not followed.";
            return false;
        }
    }

    /// <summary>Counts a URL that is known from an earlier run.</summary>
    public void Count(WebUrl url)
    {
        lock (_gate)
        {
            var pages = _hostPages.GetValueOrDefault(url.Host);
            _hostPages[url.Host] = pages + 1;
            if (pages == 0)
            {
                var domain = PublicSuffixList.Default.RegistrableDomain(url.Host);
                _domainHosts[domain] = _domainHosts.GetValueOrDefault(domain) + 1;
            }

            if (!url.QuerySpan.IsEmpty)
            {
                var key = PathKey(url);
                _pathQueries[key] = _pathQueries.GetValueOrDefault(key) + 1;
            }
        }
    }

    private (string Place, string Why)? Refusal(WebUrl url)
    {
        var path = url.PathSpan;
        if (path.Count('/') > limits.PathDepth)
            return ($"depth {url.Host}", $"A path is deeper than {Plural.Of(limits.PathDepth, "segment")}");
        if (HasRepeats(path))
            return ($"repeats {url.Host}",
                $"A path has the same segment more than {Plural.Of(limits.RepeatedSegments, "time")}");
        if (_hostPages.TryGetValue(url.Host, out var pages))
        {
            if (pages >= limits.HostPages)
                return ($"host {url.Host}", $"The host {url.Host} has more than {Plural.Of(limits.HostPages, "page")}");
        }
        else if (PublicSuffixList.Default.RegistrableDomain(url.Host) is var domain
            && _domainHosts.GetValueOrDefault(domain) >= limits.HostsPerDomain)
        {
            return ($"domain {domain}",
                $"The domain {domain} has more than {Plural.Of(limits.HostsPerDomain, "host")}");
        }

        if (!url.QuerySpan.IsEmpty && _pathQueries.GetValueOrDefault(PathKey(url)) >= limits.QueriesPerPath)
            return ($"queries {url.Host}{path}",
                $"The path {path} has more than {Plural.Of(limits.QueriesPerPath, "query")}");
        return null;
    }

    private bool HasRepeats(ReadOnlySpan<char> path)
    {
        // A path with fewer slashes has no such repetition; nearly all paths end here.
        if (path.Count('/') <= limits.RepeatedSegments)
            return false;
        Span<Range> ranges = stackalloc Range[256];
        var count = path.Split(ranges, '/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + limits.RepeatedSegments < count; i++)
        {
            var repeats = 1;
            for (var j = i + 1; j < count; j++)
            {
                if (path[ranges[j]].SequenceEqual(path[ranges[i]]) && ++repeats > limits.RepeatedSegments)
                    return true;
            }
        }

        return false;
    }

    private static ulong PathKey(WebUrl url) => UrlHash.Of($"{url.Origin}{url.PathSpan}");
}
