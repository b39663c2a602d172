using System.Globalization;

namespace LinkTools;

/// <summary>The counts of a run.</summary>
public sealed class CrawlSummary
{
    /// <summary>Pages that were read completely.</summary>
    public long Pages { get; init; }

    /// <summary>Pages that failed.</summary>
    public long Failed { get; init; }

    /// <summary>Pages that were skipped.</summary>
    public long Skipped { get; init; }

    /// <summary>Links that were found.</summary>
    public long Links { get; init; }

    /// <summary>Bytes read, after decompression.</summary>
    public long Bytes { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Pages by host, the largest number first.</summary>
    public required TextTable<string, long> Hosts { get; init; }

    /// <summary>Pages by HTTP status, which is text here because JSON has no other keys.</summary>
    public required TextTable<string, long> StatusCodes { get; init; }

    /// <summary>Failed pages by reason, the most frequent first.</summary>
    public required TextTable<string, long> FailureReasons { get; init; }

    /// <summary>The counts in one line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Plural.Of(Pages, "page")}, {Plural.Of(Links, "link")}, "
        + $"{Failed} failed, {Skipped} skipped, {Elapsed.TotalSeconds:0.0} s");
}
