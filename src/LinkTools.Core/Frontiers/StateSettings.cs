namespace LinkTools.Core.Frontiers;

/// <summary>How a state file is opened.</summary>
internal sealed record StateSettings
{
    /// <summary>The crawl that it must belong to.</summary>
    public required CrawlIdentity Identity { get; init; }

    /// <summary>Continue even if it belongs to another crawl; it then belongs to this one.</summary>
    public bool IsForced { get; init; }

    /// <summary>Read the failed pages again.</summary>
    public bool RetriesFailed { get; init; }

    /// <summary>The links are written to a file that continues together with this one.</summary>
    public bool HasOutput { get; init; }

    /// <summary>The most database pages of 4 KiB, if there is a limit.</summary>
    public int? MaximumFilePages { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
