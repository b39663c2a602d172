namespace LinkTools.Benchmarks.Peers;

/// <summary>A row of the table: the median run.</summary>
internal sealed record PeerRow(
    Contender Contender, double PagesPerSecond, double CpuMillisecondsPerPage, double PeakMegabytes)
{
    public bool WasRun => PagesPerSecond > 0;

    public static PeerRow Of(Contender contender, int pages, List<Cost>? costs)
    {
        if (costs is null)
            return new PeerRow(contender, 0, 0, 0);
        var median = costs.OrderBy(cost => cost.Wall).ElementAt(costs.Count / 2);
        return new PeerRow(
            contender, pages / median.Wall.TotalSeconds, median.Cpu.TotalMilliseconds / pages,
            costs.Max(cost => cost.PeakBytes) / 1e6);
    }
}
