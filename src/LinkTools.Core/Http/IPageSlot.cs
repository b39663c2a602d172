namespace LinkTools.Core.Http;

/// <summary>
/// A page's place among those in flight. A page that waits for its host's turn leaves it to another one meanwhile.
/// </summary>
internal interface IPageSlot
{
    /// <summary>Gives the place up: what follows is waiting.</summary>
    void Leave();

    /// <summary>Ends when the page has a place again.</summary>
    ValueTask ReturnAsync(CancellationToken stop);
}
