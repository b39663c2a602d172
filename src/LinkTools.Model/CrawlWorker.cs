using System.Globalization;

namespace LinkTools;

/// <summary>A process that takes part in a shared crawl.</summary>
public sealed class CrawlWorker
{
    /// <summary>The name of its machine.</summary>
    public required string Machine { get; init; }

    /// <summary>Its process id on that machine.</summary>
    public int ProcessId { get; init; }

    /// <summary>Pages that it has read since it joined.</summary>
    public long Pages { get; init; }

    /// <summary>Pages a second, during the last seconds.</summary>
    public double PagesPerSecond { get; init; }

    /// <summary>Pages that it has claimed and not completed.</summary>
    public long InFlight { get; init; }

    /// <summary>When it last reported to the server.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>All of it in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Machine}/{ProcessId} ({PagesPerSecond:0.#} pages/s, {InFlight} in flight, seen {LastSeen:u})");
}
