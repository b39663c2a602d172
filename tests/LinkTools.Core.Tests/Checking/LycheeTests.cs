using System.Text.Json;
using LinkTools.Core.Checking;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Checking;

/// <summary>The fixtures of lychee, another link checker: its files, and its result for each link.</summary>
public sealed class LycheeTests : IDisposable
{
    /// <summary>Cases in which lychee differs, with the reason for our result.</summary>
    private static readonly Dictionary<string, string> Differences = new(StringComparer.Ordinal)
    {
        ["empty_dir"] = "a web server has no page for a folder without an index file",
        ["sub_dir#a-link-inside-index-html-inside-sub-dir"] = "a folder is answered by its index file, as servers do",
    };

    private readonly string _root = Directory.CreateTempSubdirectory("linktools-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("lychee/fragments")]
    [InlineData("lychee/text-fragments")]
    public async Task Verdicts_on_HTML_are_the_same(string name)
    {
        var @case = Corpora.ReadJson("linkcheck/lychee.json").GetProperty("cases").EnumerateArray()
            .Single(entry => entry.GetProperty("name").GetString() == name);
        WriteFiles(@case.GetProperty("files"));
        var root = WebUrl.Parse("https://a.example/")!;
        var expected = @case.GetProperty("expected").EnumerateArray().Select(row => (
            Url: WebUrl.Parse(row.GetProperty("url").GetString()!, root)!.Href,
            Text: row.GetProperty("url").GetString()!, IsOk: row.GetProperty("ok").GetBoolean())).ToList();
        var page = string.Concat(expected.Select(row => $"<a href=\"{row.Text}\">x</a>"));
        await File.WriteAllTextAsync(
            Path.Combine(_root, "all.html"), $"<meta charset=utf-8>{page}", TestContext.Current.CancellationToken);
        var checks = await Checks.RunPagesAsync(
            Checks.Quick() with { ChecksTextFragments = true },
            new LocalSite(_root, root, ["index.html"], [".html"]),
            [PageRequest.ForFile(Path.Combine(_root, "all.html"), WebUrl.Parse("all.html", root))]);
        // Markdown has its own tests.
        var judged = expected.Where(row => !row.Text.Contains(".md", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(judged);
        Assert.Equal(
            judged.Select(row => $"{row.IsOk != Differences.ContainsKey(row.Text)} {row.Text}"),
            judged.Select(row => $"{checks.Single(check => check.Url == row.Url).Status == "Ok"} {row.Text}"));
    }

    private void WriteFiles(JsonElement files)
    {
        foreach (var file in files.EnumerateObject())
        {
            var path = Path.Combine(_root, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (file.Value.TryGetProperty("text", out var text))
                File.WriteAllText(path, text.GetString());
            else
                File.WriteAllBytes(path, file.Value.GetProperty("base64").GetBytesFromBase64());
        }
    }
}
