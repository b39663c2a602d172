using System.Globalization;

namespace LinkTools;

/// <summary>A process that takes part in a crawl which many share.</summary>
public sealed class CrawlWorker
{
    /// <summary>The machine that it runs on.</summary>
    public required string Machine { get; init; }

    /// <summary>Its process there.</summary>
    public int ProcessId { get; init; }

    /// <summary>Pages that it has read since it joined.</summary>
    public long Pages { get; init; }

    /// <summary>Pages a second, over the last seconds.</summary>
    public double PagesPerSecond { get; init; }

    /// <summary>Pages that it has claimed and not completed.</summary>
    public long InFlight { get; init; }

    /// <summary>When it was last heard of.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>All of it in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Machine}/{ProcessId} ({PagesPerSecond:0.#} pages/s, {InFlight} in flight, seen {LastSeen:u})");
}
