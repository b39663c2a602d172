namespace LinkTools.Core.Http;

/// <summary>How pages are fetched. Immutable; shared by all pages of a run.</summary>
public sealed record FetchOptions
{
    /// <summary>The deadline of one page: connect, headers and body together. Infinite by <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests open at once to one host.</summary>
    public int HostThrottleLimit { get; init; } = 8;

    /// <summary>The largest body that is read, in bytes after decompression.</summary>
    public long MaximumPageBytes { get; init; } = 16 << 20;

    /// <summary>The most redirects that are followed for one page.</summary>
    public int MaximumRedirection { get; init; } = 10;

    /// <summary>The User-Agent header.</summary>
    public string UserAgent { get; init; } = $"LinkTools/{typeof(FetchOptions).Assembly.GetName().Version!.ToString(3)}";

    /// <summary>Where time comes from.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
