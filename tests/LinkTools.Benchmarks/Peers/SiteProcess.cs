using System.Diagnostics;
using System.Text.Json;

namespace LinkTools.Benchmarks.Peers;

/// <summary>The test site as a separate process, so that its cost is not measured.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SiteProcess(Process process, string baseUrl) => (_process, BaseUrl) = (process, baseUrl);

    /// <summary>Its address, without a slash at the end.</summary>
    public string BaseUrl { get; }

    /// <summary>Starts a site; it is listening when this completes.</summary>
    /// <param name="arguments">The arguments of the test site's program, e.g. <c>--directory</c> and a folder.</param>
    public static async Task<SiteProcess> StartAsync(params string[] arguments)
    {
        var process = Process.Start(
            new ProcessStartInfo("dotnet", [Layout.Assembly("tests/LinkTools.TestSite"), .. arguments])
        {
            RedirectStandardOutput = true,
        })!;
        var greeting = await process.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("the test site did not start");
        return new SiteProcess(process, greeting[greeting.LastIndexOf("http", StringComparison.Ordinal)..]);
    }

    /// <summary>
    /// Method, path and query of every request so far, e.g. <c>GET /index.html</c>; for a site started with
    /// <c>--log</c>.
    /// </summary>
    public async Task<IReadOnlyList<string>> ReadRequestsAsync()
    {
        using var http = new HttpClient();
        using var log = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{BaseUrl}/_log?full")));
        return
        [
            .. log.RootElement.GetProperty("entries").EnumerateArray().Select(
                entry => $"{entry.GetProperty("method").GetString()} {entry.GetProperty("target").GetString()}"),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
