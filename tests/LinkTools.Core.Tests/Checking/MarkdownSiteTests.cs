using System.Text.Json;
using LinkTools.Core.Checking;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Checking;

/// <summary>A repository of Markdown files, checked on the disk.</summary>
public sealed class MarkdownSiteTests : IDisposable
{
    /// <summary>Differences from lychee, which does not look for the index file of a folder.</summary>
    private static readonly HashSet<string> Habits = ["sub_dir#a-link-inside-index-html-inside-sub-dir"];

    private readonly string _root = Directory.CreateTempSubdirectory("linktools-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Verdicts_are_those_of_lychee()
    {
        var cases = Corpora.ReadJson("linkcheck/lychee.json").GetProperty("cases");
        var set = cases.EnumerateArray().First(item => item.GetProperty("name").GetString() == "lychee/fragments");
        foreach (var file in set.GetProperty("files").EnumerateObject())
            Write(file.Name, file.Value.TryGetProperty("text", out var text) ? text.GetString()! : "\0");
        var root = WebUrl.Parse("https://a.example/")!;
        var checks = await CheckAsync(root, "file1.md", "file2.md", "file.html");
        var expected = set.EnumerateObject().First(part => part.Value.ValueKind == JsonValueKind.Array).Value;
        foreach (var row in expected.EnumerateArray())
        {
            var written = row.GetProperty("url").GetString()!;
            if (Habits.Contains(written))
                continue;
            var url = WebUrl.Parse(written, root)!.Href;
            var found = checks.Where(check => Same(check.Url, url)).ToList();
            Assert.NotEmpty(found);
            var isFine = row.GetProperty("ok").GetBoolean();
            Assert.All(found, check => Assert.Equal((written, isFine), (written, check.Status == "Ok")));
        }
    }

    [Fact]
    public async Task Links_to_files_folders_and_headings_are_answered_from_the_disk()
    {
        Write("README.md", "# Top\n[a](docs/a.md#one) [b](docs/a.md#two) [c](docs) [d](docs/#inside) [e](docs/#none)\n"
            + "[f](none.md) [g](docs/pic.png) [h](#top) [i](#Top) [j](#missing) [k](nowhere/) ![l](docs/none.png)\n"
            + "<a href='docs/a.md#mark'>m</a>");
        Write("docs/README.md", "## Inside");
        Write("docs/a.md", "# One\n<a name=mark></a>[up](../README.md#top) [n](a.md#ONE)");
        Write("docs/pic.png", "");
        Write("page.html", "<a href=docs>folder</a>");
        var checks = await CheckAsync(WebUrl.Parse("https://a.example/")!, "README.md", "docs/a.md", "page.html");
        Assert.Equal(
            [
                "#missing FragmentMissing", "#top Ok", "#Top Ok", "../README.md#top Ok", "a.md#ONE Ok", "docs Broken",
                "docs Ok", "docs/#inside Ok", "docs/#none FragmentMissing", "docs/a.md#mark Ok", "docs/a.md#one Ok",
                "docs/a.md#two FragmentMissing", "docs/none.png Broken", "docs/pic.png Ok", "none.md Broken",
                "nowhere/ Broken",
            ],
            checks.Select(check => $"{check.Href} {check.Status}").Order(StringComparer.OrdinalIgnoreCase));
    }

    // A folder with and without a slash is the same, and letters may be percent-encoded.
    private static bool Same(string url, string other) => Form(url) == Form(other);

    private static string Form(string url)
    {
        var parts = url.Split('#');
        return string.Join('#', [parts[0].TrimEnd('/'), .. parts.Skip(1)]);
    }

    private async Task<IReadOnlyList<LinkCheck>> CheckAsync(WebUrl root, params string[] names)
    {
        var site = new LocalSite(_root, root, ["index.html"], [".html"]);
        var pages = names.Select(
            name => PageRequest.ForFile(Path.Combine(_root, name), WebUrl.Parse(name, root)));
        // Links to other sites are not requested.
        var options = Checks.Quick();
        options = options with
        {
            Crawl = options.Crawl with { Kinds = LinkKindSet.All },
            IsExcluded = url => !url.StartsWith(root.Href, StringComparison.Ordinal),
        };
        var checks = await Checks.RunPagesAsync(options, site, pages);
        return [.. checks.Where(check => check.Url.StartsWith(root.Href, StringComparison.Ordinal))];
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
