namespace LinkTools.Benchmarks.Memory;

/// <summary>A process that reads large pages, and its limit.</summary>
/// <param name="Name">The name of the pages in the table.</param>
/// <param name="Shape">The text that a page repeats; <c>{i}</c> is a counter.</param>
/// <param name="Pages">How many pages.</param>
/// <param name="Mode">How they are requested, as in the table.</param>
/// <param name="Arguments">The arguments after the URLs.</param>
internal sealed record MemoryCase(string Name, string Shape, int Pages, string Mode, string Arguments)
{
    private const string Many = "-ThrottleLimit 64 -HostThrottleLimit 64 -TimeoutSec 1000";

    /// <summary>The text before the first repetition.</summary>
    public string Start { get; init; } = "";

    /// <summary>The text after the last repetition.</summary>
    public string End => Start.EndsWith('\'') ? "'>" : Start.EndsWith('=') ? ">" : "";

    /// <summary>The command that takes the links.</summary>
    public string Pipe { get; init; } = "";

    /// <summary>The most megabytes of one process at its peak.</summary>
    public int Promise => Pages switch
    {
        1 => 450,
        <= 8 => 500,
        _ => 1000,
    };

    /// <summary>Every shape once and eight at once, and the two best known ones 64 at once in every way.</summary>
    public static IEnumerable<MemoryCase> All()
    {
        foreach (var (name, shape, start) in Shapes())
        {
            yield return new MemoryCase(name, shape, 1, "plain", "-Kind All") { Start = start };
            yield return new MemoryCase(name, shape, 8, "plain", "-Kind All -TimeoutSec 1000") { Start = start };
        }

        foreach (var (name, shape, start) in Shapes().Take(2))
        {
            yield return new MemoryCase(name, shape, 64, "plain", Many) { Start = start };
            yield return new MemoryCase(name, shape, 64, "-Ordered", $"-Ordered {Many}") { Start = start };
            yield return new MemoryCase(name, shape, 64, "-Recurse", $"-Recurse {Many}") { Start = start };
            yield return new MemoryCase(name, shape, 64, "slow consumer", Many) { Start = start, Pipe = "| Suspend" };
        }
    }

    private static IEnumerable<(string Name, string Shape, string Start)> Shapes() =>
    [
        ("div", "<div>", ""),
        ("a", "<a href=x>", ""),
        ("a, each to another page", "<a href=/{i}>{i}</a>", ""),
        ("b", "<b>", ""),
        ("a list of URLs", "x ", "<a href=y ping='"),
        ("image candidates", "x,", "<img srcset='"),
        ("CSS", "url(x)", "<style>"),
        ("names of its own", "<x{i}>", ""),
        ("one tag", "x", "<a href="),
        ("table cells", "<table><tr><td>", ""),
        ("small documents", "<iframe srcdoc='<a href=x>'></iframe>", ""),
        ("forms and buttons", "<button formaction=x title={i}>", ""),
    ];
}
