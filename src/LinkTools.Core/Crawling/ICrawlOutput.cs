using LinkTools.Core.Frontiers;

namespace LinkTools.Core.Crawling;

/// <summary>A file that a crawl's links are written to, and that goes on with the crawl.</summary>
public interface ICrawlOutput
{
    /// <summary>
    /// Finds where the file goes on; called once the crawl's state is this process's own, and before any request.
    /// Changes nothing.
    /// </summary>
    /// <param name="known">What the state knows.</param>
    /// <exception cref="CrawlStateException">The state's links are in another file.</exception>
    OutputMark Find(StoredOutputs known);

    /// <summary>Opens the file there, when the state has recorded that.</summary>
    void Open();
}
