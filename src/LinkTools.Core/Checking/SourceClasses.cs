using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// The class of the current address of a link's page, because it decides where the page may lead. Each host is looked
/// up once. A page on the disk counts as public.
/// </summary>
internal sealed class SourceClasses(FetchOptions options)
{
    private readonly ConcurrentDictionary<string, Task<AddressClass>> _classes = new(StringComparer.OrdinalIgnoreCase);

    public Task<AddressClass> OfAsync(string sourceUrl, CancellationToken stop) =>
        WebUrl.Parse(sourceUrl) is { IsHttp: true } url
            ? _classes.GetOrAdd(url.Host.Trim('[', ']'), host => FindAsync(host, stop))
            : Task.FromResult(AddressClass.Public);

    private async Task<AddressClass> FindAsync(string host, CancellationToken stop)
    {
        try
        {
            var addresses = IPAddress.TryParse(host, out var literal)
                ? [literal]
                : await Dns.GetHostAddressesAsync(host, stop).ConfigureAwait(false);
            // Of several addresses the most public one, so that no more is allowed than for each of them.
            return addresses.Length == 0 ? AddressClass.Public : addresses.Min(options.AddressClassifier);
        }
        catch (SocketException)
        {
            return AddressClass.Public;
        }
    }
}
