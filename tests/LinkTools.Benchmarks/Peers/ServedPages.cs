using System.Diagnostics;

namespace LinkTools.Benchmarks.Peers;

/// <summary>Directories of HTML, each served on loopback by a site of its own, and the URLs of all their pages.</summary>
internal sealed class ServedPages : IAsyncDisposable
{
    private readonly List<Process> _sites = [];

    public List<string> Urls { get; } = [];

    public long Bytes { get; private set; }

    public static async Task<ServedPages> StartAsync(IEnumerable<string> directories)
    {
        var pages = new ServedPages();
        foreach (var directory in directories)
        {
            var site = Process.Start(new ProcessStartInfo("dotnet", [Layout.Assembly("tests/LinkTools.TestSite"), "--directory", directory])
            {
                RedirectStandardOutput = true,
            })!;
            pages._sites.Add(site);
            var greeting = await site.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("the test site did not start");
            var address = greeting[greeting.LastIndexOf("http", StringComparison.Ordinal)..];
            foreach (var file in Directory.EnumerateFiles(directory, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                pages.Urls.Add($"{address}/{Uri.EscapeDataString(Path.GetRelativePath(directory, file)).Replace("%2F", "/", StringComparison.Ordinal)}");
                pages.Bytes += new FileInfo(file).Length;
            }
        }

        return pages;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites)
        {
            site.Kill();
            await site.WaitForExitAsync();
            site.Dispose();
        }
    }
}
