using LinkTools.Core.Pages;

namespace LinkTools.Commands;

/// <summary>
/// The pages whose links have all gone down the pipeline, and when to record them as completed. Commands such as
/// Export-Csv buffer the last few kilobytes, which are lost if the process is killed. So a page counts as delivered
/// only when enough links have followed it, or when the pipeline ends in the normal way and such commands write what
/// they have buffered.
/// </summary>
/// <param name="complete">Records a page as completed; called for one page at a time, in the order they were
/// written.</param>
internal sealed class DeliveredPages(Action<PageResult> complete)
{
    /// <summary>
    /// How many links must follow a page: as CSV, more than the five kilobytes that Export-Csv buffers at most.
    /// </summary>
    private const int LinksBehind = 64;

    private readonly object _gate = new();
    private readonly Queue<PageResult> _pages = new();
    private long _links;

    /// <summary>Adds a page whose links have been written, and records the pages that are far enough back.</summary>
    public void Add(PageResult page)
    {
        lock (_gate)
        {
            _pages.Enqueue(page);
            _links += page.LinkCount;
            while (_links - _pages.Peek().LinkCount >= LinksBehind)
                RecordFirst();
        }
    }

    /// <summary>Records all pages that were written, because the pipeline ends in the normal way.</summary>
    public void RecordAll()
    {
        lock (_gate)
        {
            while (_pages.Count > 0)
                RecordFirst();
        }
    }

    private void RecordFirst()
    {
        var page = _pages.Dequeue();
        _links -= page.LinkCount;
        complete(page);
    }
}
