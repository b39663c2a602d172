namespace LinkTools.Benchmarks.Peers;

/// <summary>
/// The programs in the comparison: the bare download as the limit, Get-PageLinks twice, and the usual scripts.
/// </summary>
internal static class Contenders
{
    /// <summary>The programs; IsOnce for those that are so slow that they read the list only once.</summary>
    public static IEnumerable<(Contender Contender, bool IsOnce)> All(
        string once, string many, string csv, int throttle, bool includesSlow)
    {
        yield return (
            new Contender(
                "bare HttpClient download (the limit)", Environment.ProcessPath, ["download", many, $"{throttle}"]),
            false);

        var ours = $"Get-PageLinks -ThrottleLimit {throttle} -HostThrottleLimit {throttle}";
        var pwsh = PowerShellEngine.Path;
        var urls = $"[IO.File]::ReadAllLines('{many}')";
        yield return (
            new Contender(
                "Get-PageLinks -OutFile", pwsh,
                PowerShellEngine.WithModule($"{urls} | {ours} -OutFile '{csv}'"), IsOurs: true),
            false);
        yield return (
            new Contender(
                "Get-PageLinks | Out-Null", pwsh,
                PowerShellEngine.WithModule($"{urls} | {ours} | Out-Null"), IsOurs: true),
            false);
        yield return (
            new Contender(
                "Get-PageLinks | Export-Csv", pwsh,
                PowerShellEngine.WithModule($"{urls} | {ours} | Export-Csv '{csv}'"), IsOurs: true),
            false);

        const string quiet = "$ProgressPreference = 'SilentlyContinue'";
        const string links = "(Invoke-WebRequest $url).Links | Where-Object href | ForEach-Object { $made = $null; "
            + "if ([uri]::TryCreate([uri]$url, $_.href, [ref]$made)) "
            + "{ [pscustomobject]@{ SourceUrl = $url; Url = $made.AbsoluteUri } } }";
        var parallel = $"ForEach-Object -ThrottleLimit {throttle} -Parallel {{ $url = $_; {quiet}; {links} }}";
        yield return (
            new Contender(
                "Invoke-WebRequest, ForEach-Object -Parallel | Export-Csv", pwsh,
                PowerShellEngine.Plain($"[IO.File]::ReadAllLines('{once}') | {parallel} | Export-Csv '{csv}'")),
            true);
        if (includesSlow)
        {
            var inTurn = $"ForEach-Object {{ $url = $_; {links} }}";
            yield return (
                new Contender(
                    "Invoke-WebRequest, one by one | Export-Csv", pwsh,
                    PowerShellEngine.Plain(
                        $"{quiet}; [IO.File]::ReadAllLines('{once}') | {inTurn} | Export-Csv '{csv}'")),
                true);
        }

        var python = new[] { "/usr/bin/python3" }.FirstOrDefault(File.Exists);
        var hasAiohttp = Directory.Exists("/usr/lib/python3/dist-packages/aiohttp");
        yield return (new Contender(
            "Python asyncio + aiohttp (the tutorial)", hasAiohttp ? python : null,
            [
                Path.Combine(AppContext.BaseDirectory, "Peers", "tutorial.py"), many, csv,
                $"{throttle}"], "Debian's python3-aiohttp is not installed"), false);
    }
}
