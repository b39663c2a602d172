using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>
/// Says why a URL must not be requested, as a clause; null if it may be. Called before each request of a page.
/// </summary>
/// <param name="url">The URL.</param>
/// <param name="from">The class of the address of the page that leads there.</param>
/// <param name="stop">Stops the waiting.</param>
internal delegate ValueTask<string?> PageGate(WebUrl url, AddressClass from, CancellationToken stop);
