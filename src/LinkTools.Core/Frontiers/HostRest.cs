namespace LinkTools.Core.Frontiers;

/// <summary>A rest that a host asked for.</summary>
/// <param name="Time">How long it still lasts.</param>
/// <param name="Status">The status that asked for it.</param>
internal readonly record struct HostRest(TimeSpan Time, int Status);
