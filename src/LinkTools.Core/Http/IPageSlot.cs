namespace LinkTools.Core.Http;

/// <summary>
/// The place of a page among those in flight. A page that waits for the turn of its host frees it for another page.
/// </summary>
internal interface IPageSlot
{
    /// <summary>Frees the place: from now on, the page waits.</summary>
    void Leave();

    /// <summary>Completes when the page has a place again.</summary>
    ValueTask ReturnAsync(CancellationToken stop);
}
