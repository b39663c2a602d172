namespace LinkTools.Core.Robots;

/// <summary>What a robots.txt says about one URL.</summary>
public sealed record RobotsVerdict
{
    /// <summary>True if the URL may be fetched.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>The line that decided, as written, e.g. <c>Disallow: /private</c>; null if none did.</summary>
    public string? Rule { get; init; }

    /// <summary>Its number, from 1; 0 if none did.</summary>
    public int Line { get; init; }

    /// <summary>The name of the group that applies, as written; null if none does.</summary>
    public string? Group { get; init; }
}
