using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>Where the frontier of one process keeps its pages. Not thread-safe: its owner locks.</summary>
internal interface IPageStore : IDisposable
{
    /// <summary>How many pages should be claimed at once.</summary>
    int ClaimSize { get; }

    /// <summary>The pages that are known from an earlier run.</summary>
    IEnumerable<StoredPage> Load();

    /// <summary>The number by which pages refer to the page that leads to them; 0 for none.</summary>
    long ReferrerOf(FrontierPage? from);

    /// <summary>Adds a waiting page; returns its handle, or 0 if it has no number yet.</summary>
    long Add(in FoundPage page, string host, long referrer);

    /// <summary>Moves a waiting page to a lower level.</summary>
    /// <param name="page">The page at its new level.</param>
    /// <param name="host">The key of its host.</param>
    /// <param name="referrer">The page that leads there.</param>
    /// <param name="from">The level that it waits in.</param>
    /// <param name="id">The handle that <see cref="Add"/> returned for it.</param>
    void Move(in FoundPage page, string host, long referrer, int from, long id);

    /// <summary>Records that this call named a known page.</summary>
    void Name(WebUrl url);

    /// <summary>Records the target of a redirect.</summary>
    void AddSeen(WebUrl url, string host, FrontierPage via);

    /// <summary>Claims pages of one level of a host, in the order in which they were added.</summary>
    void Claim(string host, int depth, int count, Queue<FrontierPage> claimed);

    /// <summary>Returns a claimed page unread.</summary>
    void Return(FrontierPage page);

    /// <summary>Records that all links of a page have been taken.</summary>
    void Complete(long id, PageResult result, OutputMark? output);

    /// <summary>The same for several pages: all of them are recorded, or none.</summary>
    void Complete(IReadOnlyList<PageResult> results, OutputMark output);

    /// <summary>What is recorded about the output files.</summary>
    StoredOutputs FindOutputs();

    /// <summary>Records the length of an output file; recorded when it returns.</summary>
    void SaveOutput(OutputMark output);

    /// <summary>The link that first led to a page; null for none.</summary>
    PageReferrer? FindReferrer(FrontierPage page);

    /// <summary>A waiting page; null if there is none.</summary>
    FoundPage? Peek();
}
