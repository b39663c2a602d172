namespace LinkTools.Benchmarks.Peers;

/// <summary>A program in the comparison, as a command line.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="File">The program; null if this machine does not have it.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Missing">The message if it is missing.</param>
/// <param name="IsOurs">True for our own figures.</param>
/// <param name="AlsoGood">An exit code besides 0 that is not a failure.</param>
internal sealed record Contender(
    string Name, string? File, IReadOnlyList<string> Arguments, string Missing = "", bool IsOurs = false,
    int AlsoGood = 0);

/// <summary>The cost of one run.</summary>
/// <param name="Wall">From start to exit.</param>
/// <param name="Cpu">User and system time of the process.</param>
/// <param name="PeakBytes">Its largest resident set.</param>
internal sealed record Cost(TimeSpan Wall, TimeSpan Cpu, long PeakBytes);
