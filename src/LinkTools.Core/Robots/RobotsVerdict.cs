namespace LinkTools.Core.Robots;

/// <summary>What a robots.txt says of one URL.</summary>
public sealed record RobotsVerdict
{
    /// <summary>True when the URL may be fetched.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>The line that decided, as it is written, e.g. <c>Disallow: /private</c>; null when none did.</summary>
    public string? Rule { get; init; }

    /// <summary>Its number, from 1; 0 when none did.</summary>
    public int Line { get; init; }

    /// <summary>The agent whose group was used, as it is written; null when there is none for this agent.</summary>
    public string? Group { get; init; }
}
