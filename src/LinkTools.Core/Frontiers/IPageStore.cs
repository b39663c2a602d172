using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>Where a frontier of this process keeps its pages. Not for many threads at once: its owner locks.</summary>
internal interface IPageStore : IDisposable
{
    /// <summary>How many pages are best claimed at once.</summary>
    int ClaimSize { get; }

    /// <summary>What is known from an earlier run.</summary>
    IEnumerable<StoredPage> Load();

    /// <summary>What a page is referred to by in those that it leads to; 0 for none.</summary>
    long ReferrerOf(FrontierPage? from);

    /// <summary>Adds a page that waits; gives what it is known by, 0 where it has no number yet.</summary>
    long Add(in FoundPage page, string host, long referrer);

    /// <summary>Puts a page that waits into a less deep level.</summary>
    /// <param name="page">The page at its new level.</param>
    /// <param name="host">The key of its host.</param>
    /// <param name="referrer">The page that leads there.</param>
    /// <param name="from">The level it waits in.</param>
    /// <param name="id">What <see cref="Add"/> gave for it.</param>
    void Move(in FoundPage page, string host, long referrer, int from, long id);

    /// <summary>Records that this call named a known page.</summary>
    void Name(WebUrl url);

    /// <summary>Records where a redirect led.</summary>
    void AddSeen(WebUrl url, string host, FrontierPage via);

    /// <summary>Claims pages of one level of a host, the first that were added first.</summary>
    void Claim(string host, int depth, int count, Queue<FrontierPage> claimed);

    /// <summary>Gives a claimed page back unread.</summary>
    void Return(FrontierPage page);

    /// <summary>Records that all a page gave has been taken.</summary>
    void Complete(long id, PageResult result, OutputMark? output);

    /// <summary>The same for several pages: all of them are recorded, or none.</summary>
    void Complete(IReadOnlyList<PageResult> results, OutputMark output);

    /// <summary>What is known of the files that the links are written to.</summary>
    StoredOutputs FindOutputs();

    /// <summary>Records how far an output file goes; done when it returns.</summary>
    void SaveOutput(OutputMark output);

    /// <summary>The link that first led to a page; null for none.</summary>
    PageReferrer? FindReferrer(FrontierPage page);

    /// <summary>A page that waits; null when none does.</summary>
    FoundPage? Peek();
}
