namespace LinkTools.Benchmarks.Shared;

/// <summary>What some workers did together in a while.</summary>
/// <param name="Workers">How many there were.</param>
/// <param name="Pages">Pages a second.</param>
/// <param name="ServerMicroseconds">The server's CPU time for each page.</param>
/// <param name="WorkerMicroseconds">The workers' CPU time for each page.</param>
/// <param name="ServerShare">How much of one core the server took.</param>
/// <param name="AllShare">How much of all cores the server and the workers took.</param>
/// <param name="PagesPerTurn">Pages that a worker said to be read in one turn with the server.</param>
internal readonly record struct SharedRate(
    int Workers, double Pages, double ServerMicroseconds, double WorkerMicroseconds, double ServerShare,
    double AllShare, double PagesPerTurn)
{
    /// <summary>The most that the workers can read: each has so many places, and a page takes so long.</summary>
    public double Limit => Workers * SharedWorker.Places / SharedWorker.PageTime.TotalSeconds;

    /// <summary>What keeps them from reading more.</summary>
    public string Bound => Pages > Limit * 0.9 ? "the workers' places"
        : ServerShare > 0.9 ? "the server's core"
        : AllShare > 0.8 ? "the machine's cores" : "waiting for turns with the server";
}
