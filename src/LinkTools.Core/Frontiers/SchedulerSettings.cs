namespace LinkTools.Core.Frontiers;

/// <summary>How the places are shared between hosts.</summary>
internal sealed record SchedulerSettings
{
    /// <summary>Pages in flight on one host.</summary>
    public int HostLimit { get; init; } = 8;

    /// <summary>Pages in flight over all hosts.</summary>
    public int Places { get; init; } = 32;

    /// <summary>How many places are free now. Thread-safe.</summary>
    public Func<int> FreePlaces { get; init; } = static () => int.MaxValue;

    /// <summary>The requests of others to the same hosts; null if there are none.</summary>
    public HostOccupancy? Occupancy { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
