namespace LinkTools.Core.Frontiers.Redis;

/// <summary>What a worker says of itself.</summary>
/// <param name="Machine">Where it runs.</param>
/// <param name="Process">Its process there.</param>
/// <param name="Pages">Pages that it has read.</param>
/// <param name="Rate">Pages a second, over the last seconds.</param>
/// <param name="Lease">Milliseconds that this is kept.</param>
/// <param name="Started">When it joined.</param>
internal sealed record WorkerDescription(
    string Machine, int Process, long Pages, double Rate, long Lease, DateTimeOffset Started);
