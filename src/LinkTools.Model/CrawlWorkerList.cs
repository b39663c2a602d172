using System.Collections.ObjectModel;

namespace LinkTools;

/// <summary>Workers that print themselves: a cell of a table shows all of them. Immutable.</summary>
public sealed class CrawlWorkerList(IList<CrawlWorker> workers) : ReadOnlyCollection<CrawlWorker>(workers)
{
    /// <summary>An empty list.</summary>
    public static new CrawlWorkerList Empty { get; } = new([]);

    /// <summary>All workers, one after the other.</summary>
    public override string ToString() => string.Join("; ", this);
}
