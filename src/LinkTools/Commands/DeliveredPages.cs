using LinkTools.Core.Pages;

namespace LinkTools.Commands;

/// <summary>
/// The pages whose links have all gone down the pipeline, and when to record them as completed. Commands such as
/// Export-Csv hold the last few kilobytes back, which a process that is killed takes with it: so a page counts as
/// delivered only when enough has followed it, or when the pipeline is left in an orderly way, where such commands
/// write what they hold.
/// </summary>
/// <param name="complete">Records a page as completed; called for one page at a time, in the order they were
/// written.</param>
internal sealed class DeliveredPages(Action<PageResult> complete)
{
    /// <summary>
    /// Links that must follow a page: as CSV, more than the five kilobytes that Export-Csv holds at most.
    /// </summary>
    private const int LinksBehind = 64;

    private readonly object _gate = new();
    private readonly Queue<PageResult> _pages = new();
    private long _links;

    /// <summary>Takes a page whose links have been written, and records those that lie far enough back.</summary>
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

    /// <summary>Records all that were written: the pipeline ends in an orderly way.</summary>
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
