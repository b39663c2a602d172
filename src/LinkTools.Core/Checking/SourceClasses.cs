using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// The class of the address that a link's page has now: what a page may lead to depends on it. Each host is looked up
/// once. A page on the disk counts as public.
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
            // Of several addresses the most open one: nothing more is allowed than what each of them may.
            return addresses.Length == 0 ? AddressClass.Public : addresses.Min(options.AddressClassifier);
        }
        catch (SocketException)
        {
            return AddressClass.Public;
        }
    }
}
