using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Says why an address must not be asked for, as a clause; null when it may be. Asked before each request of a page.
/// </summary>
/// <param name="url">The address.</param>
/// <param name="from">The class of the address of the page that leads there.</param>
/// <param name="stop">Ends it.</param>
internal delegate ValueTask<string?> PageGate(WebUrl url, AddressClass from, CancellationToken stop);
