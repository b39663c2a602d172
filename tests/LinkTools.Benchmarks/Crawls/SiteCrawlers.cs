using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Crawls;

/// <summary>
/// Programs that crawl sites, each told to read the same sites whole over as many connections, to ask robots.txt, to
/// stay on this machine, and to keep nothing.
/// </summary>
internal static class SiteCrawlers
{
    private const int Throttle = 32;

    public static IEnumerable<Contender> All(IReadOnlyList<string> seeds, DirectoryInfo temp)
    {
        var crawl = $"Get-PageLinks {string.Join(", ", seeds.Select(seed => $"'{seed}'"))} -Recurse -ThrottleLimit "
            + $"{Throttle} -HostThrottleLimit {Throttle} -ErrorAction SilentlyContinue";
        yield return Ours("Get-PageLinks -Recurse | Out-Null", $"{crawl} | Out-Null");
        yield return Ours(
            "Get-PageLinks -Recurse | Export-Csv",
            $"{crawl} | Export-Csv '{Path.Combine(temp.FullName, "links.csv")}'");

        // It asks for each page twice, HEAD before GET. 8 says that some link led to an error page.
        yield return new Contender(
            "wget2 --spider", Layout.OnPath("wget2"),
            [
                "--no-config", "--quiet", "--spider", "--recursive", "--level=0", $"--max-threads={Throttle}",
                "--tries=1", "--no-hsts", "--no-hpkp", $"--directory-prefix={temp.FullName}", .. seeds],
            "Debian's wget2 is not installed", AlsoGood: 8);

        // Its default is ten requests a second, and more only from servers that say so with a header: ours does.
        // Addresses of other hosts are checked for their form alone. 1 says that some link led nowhere.
        var configuration = Path.Combine(temp.FullName, "linkcheckerrc");
        File.WriteAllText(configuration, "[checking]\nmaxrequestspersecond=100000\n");
        yield return new Contender(
            "linkchecker", Layout.OnPath("linkchecker"),
            [
                $"--config={configuration}", "--no-status", "--no-warnings", "--output=none", $"--threads={Throttle}",
                "--recursion-level=-1", "--ignore-url=^(?!http://127[.]0[.]0[.]1:)", .. seeds],
            "Debian's linkchecker is not installed", AlsoGood: 1);
    }

    private static Contender Ours(string name, string script)
    {
        // A link that leads to an error page is no failure of the crawl; what ends the script still is.
        return new Contender(
            name, PowerShellEngine.Path, PowerShellEngine.WithModule($"{script}; exit 0"), IsOurs: true);
    }
}
