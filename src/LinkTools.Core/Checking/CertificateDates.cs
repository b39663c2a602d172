using System.Collections.Concurrent;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>When the certificates of the servers expire. Thread-safe.</summary>
internal sealed class CertificateDates
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);

    // The dictionary locks all of itself to say that it is empty, and this is asked for every link.
    private volatile bool _hasAny;

    /// <param name="origin">The server.</param>
    /// <param name="end">When its certificate expires.</param>
    public void Add(string origin, DateTimeOffset end)
    {
        _ends[origin] = end;
        _hasAny = true;
    }

    /// <summary>When the certificate of a URL's server expires; null for a URL that is not https.</summary>
    public DateTimeOffset? Find(string url) =>
        _hasAny && WebUrl.Parse(url) is { Scheme: "https" } parsed
        && _ends.TryGetValue(parsed.Origin, out var end) ? end : null;
}
