namespace LinkTools.Core.Frontiers.Redis;

/// <summary>What a worker reports about itself.</summary>
/// <param name="Machine">Its machine.</param>
/// <param name="Process">Its process id.</param>
/// <param name="Pages">Pages that it has read.</param>
/// <param name="Rate">Pages a second, during the last seconds.</param>
/// <param name="Lease">How many milliseconds this is valid.</param>
/// <param name="Started">When it joined.</param>
internal sealed record WorkerDescription(
    string Machine, int Process, long Pages, double Rate, long Lease, DateTimeOffset Started);
