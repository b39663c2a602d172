namespace LinkTools.Core.Frontiers;

/// <summary>How pages are shared out between hosts.</summary>
internal sealed record SchedulerSettings
{
    /// <summary>Pages under way at once on one host.</summary>
    public int HostLimit { get; init; } = 8;

    /// <summary>Pages under way at once, over all hosts.</summary>
    public int Places { get; init; } = 32;

    /// <summary>How many of the places are free now; may be asked by anybody.</summary>
    public Func<int> FreePlaces { get; init; } = static () => int.MaxValue;

    /// <summary>What others ask of the same hosts; null where nobody else does.</summary>
    public HostOccupancy? Occupancy { get; init; }

    /// <summary>Where time comes from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
