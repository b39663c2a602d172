using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>
/// What a crawl knows and has not finished. Pages are claimed, read, and completed or given back, each at least once: a
/// claim that is never completed runs out. Shaped so that one store may serve many processes; may be used by many
/// threads.
/// </summary>
internal interface IFrontier : IDisposable
{
    /// <summary>Pages that wait to be claimed.</summary>
    long Pending { get; }

    /// <summary>Of those, the pages the user named himself.</summary>
    long PendingSeeds { get; }

    /// <summary>Pages claimed so far and not given back, those of earlier runs included.</summary>
    long Claimed { get; }

    /// <summary>The hosts that have pages waiting.</summary>
    IReadOnlyList<string> PendingHosts { get; }

    /// <summary>True when the page is known, whatever became of it.</summary>
    bool IsKnown(WebUrl url);

    /// <summary>
    /// Adds a page; false when it was known. What is known is added once more where <paramref name="isAgain"/>.
    /// </summary>
    bool Add(
        WebUrl url, int depth, bool isSeed, AddressClass foundOn = AddressClass.Public, bool isAgain = false);

    /// <summary>
    /// Makes a URL known without asking for it: where a redirect led to, from a page the user named himself when
    /// <paramref name="isSeed"/>. False when it was known. What is known only by the claimed page
    /// <paramref name="via"/> is forgotten when that page is taken up again: its own redirect would find itself read
    /// already.
    /// </summary>
    bool Mark(WebUrl url, bool isSeed, long via);

    /// <summary>Claims up to <paramref name="count"/> pages of a host, the least deep first.</summary>
    IReadOnlyList<FrontierPage> Claim(string host, int count);

    /// <summary>Says that all a claimed page gave has been taken.</summary>
    void Complete(long id, PageResult result);

    /// <summary>Gives a claimed page back unread.</summary>
    void Return(FrontierPage page);
}
