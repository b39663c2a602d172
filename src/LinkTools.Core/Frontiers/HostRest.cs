namespace LinkTools.Core.Frontiers;

/// <summary>A pause that a host asked for.</summary>
/// <param name="Time">How much longer it lasts.</param>
/// <param name="Status">The status that asked for it.</param>
internal readonly record struct HostRest(TimeSpan Time, int Status);
