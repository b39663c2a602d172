namespace LinkTools.Core.Scoping;

/// <summary>The limits that keep a crawl out of crawler traps.</summary>
public sealed record TrapLimits
{
    /// <summary>The most pages of one host.</summary>
    public int HostPages { get; init; } = 100_000;

    /// <summary>The most segments of a path.</summary>
    public int PathDepth { get; init; } = 32;

    /// <summary>How often the same segment may occur in a path.</summary>
    public int RepeatedSegments { get; init; } = 4;

    /// <summary>The most different queries of one path.</summary>
    public int QueriesPerPath { get; init; } = 1_000;

    /// <summary>The most hosts of one registrable domain.</summary>
    public int HostsPerDomain { get; init; } = 1_000;
}
