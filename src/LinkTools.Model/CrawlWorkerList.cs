using System.Collections.ObjectModel;

namespace LinkTools;

/// <summary>
/// Workers that print themselves: where a list stands in one cell, it shows what it holds. Immutable.
/// </summary>
public sealed class CrawlWorkerList(IList<CrawlWorker> workers) : ReadOnlyCollection<CrawlWorker>(workers)
{
    /// <summary>The list without anybody in it.</summary>
    public static new CrawlWorkerList Empty { get; } = new([]);

    /// <summary>All of them, one after the other.</summary>
    public override string ToString() => string.Join("; ", this);
}
