namespace LinkTools.Core.Frontiers;

/// <summary>How a state file is opened.</summary>
internal sealed record StateSettings
{
    /// <summary>The crawl that it has to belong to.</summary>
    public required CrawlIdentity Identity { get; init; }

    /// <summary>Go on even when it belongs to another crawl, which then becomes this one.</summary>
    public bool IsForced { get; init; }

    /// <summary>Take up the pages that failed.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>The links are written to a file that goes on with this one.</summary>
    public bool HasOutput { get; init; }

    /// <summary>The most database pages of 4 KiB, where there is a limit.</summary>
    public int? MaximumFilePages { get; init; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
