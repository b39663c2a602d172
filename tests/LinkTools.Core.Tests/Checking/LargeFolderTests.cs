using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LinkTools.Core.Checking;
using LinkTools.Core.Pages;
using LinkTools.Core.Tests.Links;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Checking;

/// <summary>
/// The documentation of Java, 10,000 pages with a million links, checked from the disk. A list of its dead links is
/// made another way: by a DOM, by System.Uri, and by looking for files and elements.
/// </summary>
public sealed class LargeFolderTests
{
    private const string Base = "https://java.example/api/";

    [Fact]
    public async Task Dead_links_are_those_of_a_list_made_by_a_DOM()
    {
        Assert.SkipUnless(
            Environment.GetEnvironmentVariable("LINKTOOLS_FULL") == "1", "takes two minutes (LINKTOOLS_FULL=1)");
        var root = Sites.Find("openjdk-17");
        string[] files = [.. Directory.EnumerateFiles(root, "*.html", SearchOption.AllDirectories)];
        var expected = ListByDom(root, files);
        var site = WebUrl.Parse(Base)!;
        var options = Checks.Quick() with
        {
            IsExcluded = static url => !url.StartsWith(Base, StringComparison.Ordinal),
        };
        await using var checker = new LinkChecker(options)
        {
            Local = new LocalSite(root, site, ["index.html"], [".html"]),
        };
        var pages = files.Select(file => PageRequest.ForFile(file, UrlOf(root, file)));
        var (found, count) = (new SortedSet<string>(StringComparer.Ordinal), 0);
        await foreach (var result in checker.CheckPagesAsync(
            Checks.Of(pages), static _ => { }, TestContext.Current.CancellationToken))
        {
            if (result.Check is not { } check)
                continue;
            count++;
            if (check.Status is "Broken" or "FragmentMissing")
                found.Add($"{check.Status} {Path.GetRelativePath(root, check.SourceUrl)} {check.Href}");
        }

        Assert.True(count > 1_000_000, $"{count} links");
        Assert.NotEmpty(expected);
        Assert.Equal(expected, found);
    }

    private static WebUrl UrlOf(string root, string file) => WebUrl.Parse(Base + Path.GetRelativePath(root, file))!;

    private static SortedSet<string> ListByDom(string root, IReadOnlyList<string> files)
    {
        var parser = new HtmlParser();
        var (links, ids) = (new List<(string Page, string Href)>(), new Dictionary<string, HashSet<string>>());
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            using var document = parser.ParseDocument(stream);
            ids[file] = [.. document.All.Select(IdOf).Where(id => id.Length > 0)];
            links.AddRange(document.QuerySelectorAll("a[href], area[href], link[href]")
                .Select(element => (file, element.GetAttribute("href")!)));
            links.AddRange(document.QuerySelectorAll("img[src], script[src], iframe[src]")
                .Select(element => (file, element.GetAttribute("src")!)));
        }

        var dead = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (page, href) in links)
        {
            if (!Uri.TryCreate(new Uri(Base + Path.GetRelativePath(root, page)), href, out var url)
                || !url.AbsoluteUri.StartsWith(Base, StringComparison.Ordinal))
                continue;
            var target = Path.Combine(root, Uri.UnescapeDataString(url.AbsolutePath["/api/".Length..]));
            target = Directory.Exists(target) ? Path.Combine(target, "index.html") : target;
            var fragment = Uri.UnescapeDataString(url.Fragment.TrimStart('#'));
            if (!File.Exists(target))
                dead.Add($"Broken {Path.GetRelativePath(root, page)} {href}");
            else if (fragment.Length > 0 && ids.TryGetValue(target, out var known) && !known.Contains(fragment))
                dead.Add($"FragmentMissing {Path.GetRelativePath(root, page)} {href}");
        }

        return dead;
    }

    private static string IdOf(IElement element) =>
        element.Id ?? (element.LocalName == "a" ? element.GetAttribute("name") : null) ?? "";
}
