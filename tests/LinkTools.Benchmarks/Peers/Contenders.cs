namespace LinkTools.Benchmarks.Peers;

/// <summary>Who takes part: the bare download as the limit, ourselves twice, and the ways people do it today.</summary>
internal static class Contenders
{
    /// <summary>The contenders; IsOnce for those so slow that they go through the list a single time.</summary>
    public static IEnumerable<(Contender Contender, bool IsOnce)> All(
        string once, string many, string csv, int throttle, bool includesSlow)
    {
        yield return (
            new Contender(
                "bare HttpClient download (the limit)", Environment.ProcessPath, ["download", many, $"{throttle}"]),
            false);

        var ours = $"Get-PageLinks -ThrottleLimit {throttle} -HostThrottleLimit {throttle}";
        if (Layout.OnPath("pwsh") is { } pwsh)
        {
            var import = $"Import-Module '{Layout.Manifest}'; $ProgressPreference = 'SilentlyContinue'; $urls = "
                + $"[IO.File]::ReadAllLines('{many}')";
            yield return (
                new Contender(
                    "Get-PageLinks | Out-Null", pwsh, Script($"{import}; $urls | {ours} | Out-Null"), IsOurs: true),
                false);
            yield return (
                new Contender(
                    "Get-PageLinks | Export-Csv", pwsh, Script($"{import}; $urls | {ours} | Export-Csv '{csv}'"),
                    IsOurs: true),
                false);

            var quiet = "$ProgressPreference = 'SilentlyContinue'";
            yield return (new Contender(
                "Invoke-WebRequest, ForEach-Object -Parallel | Export-Csv", pwsh,
                Script(
                    $"{quiet}; [IO.File]::ReadAllLines('{once}') | ForEach-Object -ThrottleLimit {throttle} "
                    + $"-Parallel {{ $url = $_; $ProgressPreference = 'SilentlyContinue'; (Invoke-WebRequest "
                    + $"$url).Links | Where-Object href | ForEach-Object {{ $made = $null; if "
                    + $"([uri]::TryCreate([uri]$url, $_.href, [ref]$made)) {{ [pscustomobject]@{{ SourceUrl = $url; "
                    + $"Url = $made.AbsoluteUri }} }} }} }} | Export-Csv '{csv}'")), true);
            if (includesSlow)
            {
                yield return (new Contender(
                    "Invoke-WebRequest, one by one | Export-Csv", pwsh,
                    Script(
                        $"{quiet}; [IO.File]::ReadAllLines('{once}') | ForEach-Object {{ $url = $_; "
                        + $"(Invoke-WebRequest $url).Links | Where-Object href | ForEach-Object {{ $made = $null; if "
                        + $"([uri]::TryCreate([uri]$url, $_.href, [ref]$made)) {{ [pscustomobject]@{{ SourceUrl = "
                        + $"$url; Url = $made.AbsoluteUri }} }} }} }} | Export-Csv '{csv}'")), true);
            }
        }
        else
        {
            var shell = Layout.Assembly("src/LinkTools.Shell");
            var script = $"[IO.File]::ReadAllLines('{many}') | {ours}";
            yield return (
                new Contender("Get-PageLinks | Out-Null", "dotnet", [shell, $"{script} | Out-Null"], IsOurs: true),
                false);
            yield return (
                new Contender(
                    "Get-PageLinks, --output csv", "dotnet", [shell, "--output", "csv", script], IsOurs: true),
                false);
            yield return (new Contender("Invoke-WebRequest", null, [], "there is no pwsh on the PATH"), true);
        }

        var python = new[] { "/usr/bin/python3" }.FirstOrDefault(File.Exists);
        var hasAiohttp = Directory.Exists("/usr/lib/python3/dist-packages/aiohttp");
        yield return (new Contender(
            "Python asyncio + aiohttp (the tutorial)", hasAiohttp ? python : null,
            [
                Path.Combine(AppContext.BaseDirectory, "Peers", "tutorial.py"), many, csv,
                $"{throttle}"], "Debian's python3-aiohttp is not installed"), false);
    }

    private static string[] Script(string text) =>
        ["-NoProfile", "-NonInteractive", "-Command", $"$ErrorActionPreference = 'Stop'; {text}"];
}
