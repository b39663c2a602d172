using LinkTools.Benchmarks.Peers;

namespace LinkTools.Benchmarks.Crawls;

/// <summary>
/// Programs that crawl sites, each with the same number of connections, with robots.txt, without leaving this machine,
/// and without storing pages.
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

        // It requests each page twice, by HEAD before GET. Exit code 8 says that some link led to an error page.
        yield return new Contender(
            "wget2 --spider", Layout.OnPath("wget2"),
            [
                "--no-config", "--quiet", "--spider", "--recursive", "--level=0", $"--max-threads={Throttle}",
                "--tries=1", "--no-hsts", "--no-hpkp", $"--directory-prefix={temp.FullName}", .. seeds],
            "Debian's wget2 is not installed", AlsoGood: 8);

        // By default it sends ten requests a second, and more only to servers that allow it by a header, as ours does.
        // Of the URLs of other hosts it checks only the syntax. Exit code 1 says that some link was broken.
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
        // A link to an error page is not a failure of the crawl; an error that ends the script is.
        return new Contender(
            name, PowerShellEngine.Path, PowerShellEngine.WithModule($"{script}; exit 0"), IsOurs: true);
    }
}
