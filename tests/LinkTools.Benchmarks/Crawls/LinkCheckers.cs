using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Crawls;

/// <summary>
/// Programs that check all links of sites, each with the same number of connections, and without other sites. Those
/// that check fragments are compared with our command that does; the others with our command that does not.
/// </summary>
internal static class LinkCheckers
{
    private const int Throttle = 32;
    private const string Elsewhere = "^(?!http://127[.]0[.]0[.]1:)";

    // The kinds of links that LinkChecker and linkinator check.
    private const string Kinds = "All";

    public static IEnumerable<Contender> All(IReadOnlyList<string> seeds, DirectoryInfo temp)
    {
        var urls = string.Join(", ", seeds.Select(seed => $"'{seed}'"));
        // Other sites are skipped, as by the other programs.
        var check = $"Test-PageLink {urls} -Recurse -Kind {Kinds} -ThrottleLimit {Throttle} -HostThrottleLimit "
            + $"{Throttle} -Exclude https:*, ftp:*, http://[a-z]*";
        yield return Ours("Test-PageLink -Recurse -SkipFragment", $"{check} -SkipFragment | Out-Null");
        var configuration = Path.Combine(temp.FullName, "linkcheckerrc");
        File.WriteAllText(configuration, "[checking]\nmaxrequestspersecond=100000\n");
        yield return new Contender(
            "linkchecker", Layout.OnPath("linkchecker"),
            [
                $"--config={configuration}", "--no-status", "--no-warnings", "--output=none", $"--threads={Throttle}",
                "--recursion-level=-1", $"--ignore-url={Elsewhere}", .. seeds],
            "Debian's linkchecker is not installed", AlsoGood: 1);
        yield return Linkinator("linkinator", seeds);
        yield return Ours("Test-PageLink -Recurse", $"{check} | Out-Null");
        yield return Linkinator("linkinator --check-fragments", [.. seeds, "--check-fragments"]);
        yield return new Contender(
            "muffet", Layout.OnPath("muffet"),
            [$"--max-connections={Throttle}", $"--exclude={Elsewhere}", .. seeds.Take(1)], "muffet is not installed",
            AlsoGood: 1);
    }

    private static Contender Linkinator(string name, IEnumerable<string> arguments) => new(
        name, Layout.OnPath("linkinator"),
        // It follows only what lies below the address that it is given: the folder, which answers with its index.
        ["--recurse", $"--concurrency={Throttle}", $"--skip={Elsewhere}", "--verbosity=error",
            .. arguments.Select(text => text.Replace("/index.html", "/", StringComparison.Ordinal))],
        "npm's linkinator is not on the path", AlsoGood: 1);

    private static Contender Ours(string name, string script) => new(
        name, PowerShellEngine.Path, PowerShellEngine.WithModule($"{script}; exit 0"), IsOurs: true);
}
