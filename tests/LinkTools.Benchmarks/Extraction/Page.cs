using LinkTools.Benchmarks.Peers;
using LinkTools.Core.Urls;

namespace LinkTools.Benchmarks.Extraction;

/// <summary>A real page, decoded.</summary>
/// <param name="Url">The URL that it would have.</param>
/// <param name="Markup">Its text.</param>
internal sealed record Page(WebUrl Url, string Markup)
{
    /// <summary>The pages of the folder that LINKTOOLS_PAGES names, or else those of the peer comparison.</summary>
    public static Page[] LoadAll()
    {
        string[] folders = Environment.GetEnvironmentVariable("LINKTOOLS_PAGES") is { Length: > 0 } named
            ? [named]
            : PeerComparison.DefaultDirectories;
        return [.. folders.Where(Directory.Exists).SelectMany(Load)];
    }

    private static IEnumerable<Page> Load(string folder) =>
        Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file =>
            new Page(
                WebUrl.Parse($"https://docs.example.org/{Path.GetRelativePath(folder, file)}")!,
                File.ReadAllText(file)));
}
