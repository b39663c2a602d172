namespace LinkTools.Benchmarks.Peers;

/// <summary>Directories of HTML, each served on loopback by its own site, and the URLs of all their pages.</summary>
internal sealed class ServedPages : IAsyncDisposable
{
    private readonly List<SiteProcess> _sites = [];

    /// <summary>The sites, in the order of the directories.</summary>
    public IReadOnlyList<SiteProcess> Sites => _sites;

    public List<string> Urls { get; } = [];

    public long Bytes { get; private set; }

    /// <summary>
    /// Starts the sites; <paramref name="options"/> are further arguments of the test site's program.
    /// </summary>
    public static async Task<ServedPages> StartAsync(IEnumerable<string> directories, params string[] options)
    {
        var pages = new ServedPages();
        foreach (var directory in directories)
        {
            var site = await SiteProcess.StartAsync(["--directory", directory, .. options]);
            pages._sites.Add(site);
            var files = Directory.EnumerateFiles(directory, "*.html", SearchOption.AllDirectories);
            foreach (var file in files.Order(StringComparer.Ordinal))
            {
                var path = Uri.EscapeDataString(Path.GetRelativePath(directory, file));
                pages.Urls.Add($"{site.BaseUrl}/{path.Replace("%2F", "/", StringComparison.Ordinal)}");
                pages.Bytes += new FileInfo(file).Length;
            }
        }

        return pages;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites)
            await site.DisposeAsync();
    }
}
