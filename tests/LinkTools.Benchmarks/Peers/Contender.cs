namespace LinkTools.Benchmarks.Peers;

/// <summary>One way to do the job, as a command line.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="File">The program; null when this machine does not have it.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Missing">What to say when it is not here.</param>
/// <param name="IsOurs">True for our own figures.</param>
/// <param name="AlsoGood">An exit code beside 0 that is no failure.</param>
internal sealed record Contender(
    string Name, string? File, IReadOnlyList<string> Arguments, string Missing = "", bool IsOurs = false,
    int AlsoGood = 0);

/// <summary>What one run cost.</summary>
/// <param name="Wall">From start to exit.</param>
/// <param name="Cpu">User and system time of the process.</param>
/// <param name="PeakBytes">Its largest resident set.</param>
internal sealed record Cost(TimeSpan Wall, TimeSpan Cpu, long PeakBytes);
