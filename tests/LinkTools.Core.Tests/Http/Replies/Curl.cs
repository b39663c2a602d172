using System.Diagnostics;

namespace LinkTools.Core.Tests.Http.Replies;

/// <summary>Reads a URL with the machine's curl.</summary>
internal static class Curl
{
    private const string Program = "/usr/bin/curl";

    public static bool IsPresent => File.Exists(Program);

    public static async Task<Verdict> ReadAsync(string url, CancellationToken stop)
    {
        var file = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo(Program)
            {
                ArgumentList =
                {
                    "--disable", "--silent", "--http1.1", "--compressed", "--noproxy", "*", "--max-time", "20",
                    "--output", file, url,
                },
            };
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(stop);
            return process.ExitCode == 0
                ? new Verdict(await File.ReadAllBytesAsync(file, stop), "")
                : new Verdict(null, $"exit code {process.ExitCode}");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
