using LinkTools.Core.Frontiers;

namespace LinkTools.Core.Crawling;

/// <summary>A file that the links of a crawl are written to. It continues when the crawl is resumed.</summary>
public interface ICrawlOutput
{
    /// <summary>
    /// Finds where the file continues. Called when this process has opened the state, before any request. Changes
    /// nothing.
    /// </summary>
    /// <param name="known">What the state has recorded about the file.</param>
    /// <exception cref="CrawlStateException">The state's links are in another file.</exception>
    OutputMark Find(StoredOutputs known);

    /// <summary>Opens the file at that place, after the state has recorded it.</summary>
    void Open();
}
