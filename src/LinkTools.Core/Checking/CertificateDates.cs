using System.Collections.Concurrent;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>When the certificates of the hosts that were connected to end.</summary>
internal sealed class CertificateDates
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string host, DateTimeOffset end) => _ends[host.Trim('[', ']')] = end;

    /// <summary>When the certificate of a URL's host ends; null for what is not https.</summary>
    public DateTimeOffset? Find(string? url) =>
        WebUrl.Parse(url ?? "") is { Scheme: "https" } parsed
        && _ends.TryGetValue(parsed.Host.Trim('[', ']'), out var end) ? end : null;
}
