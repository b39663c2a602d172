using LinkTools.Core.Checking;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Checking;

public sealed class LocalSiteTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("linktools-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("https://a.example/sub/page.html", "sub/page.html")]
    [InlineData("https://a.example/sub/page.html?x=1#y", "sub/page.html")]
    [InlineData("https://a.example/sub/page", "sub/page.html")]
    [InlineData("https://a.example/sub/", "sub/index.html")]
    [InlineData("https://a.example/sub", "sub/index.html")]
    [InlineData("https://a.example/", "index.html")]
    [InlineData("https://a.example/a%20b.html", "a b.html")]
    [InlineData("https://a.example/sub/Page.html", null)]
    [InlineData("https://a.example/sub/page/", null)]
    [InlineData("https://a.example/%2e%2e/outside.html", null)]
    [InlineData("https://a.example/..%2foutside.html", null)]
    [InlineData("https://a.example/sub/..%5c..%5coutside.html", null)]
    [InlineData("https://a.example/none.html", null)]
    public void A_link_is_answered_as_a_server_would(string url, string? file)
    {
        Write("index.html", "");
        Write("a b.html", "");
        Write("sub/page.html", "");
        Write("sub/index.html", "");
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_root)!, "outside.html"), "");
        try
        {
            var site = new LocalSite(_root, WebUrl.Parse("https://a.example/"), ["index.html"], [".html"]);
            Assert.Equal(file is null ? null : Path.Combine(_root, file), site.Find(WebUrl.Parse(url)!));
        }
        finally
        {
            File.Delete(Path.Combine(Path.GetDirectoryName(_root)!, "outside.html"));
        }
    }

    [Fact]
    public async Task The_links_of_a_folder_are_checked_from_the_disk()
    {
        Write(
            "index.html",
            "<a href=sub/page.html#here>1</a><a href=sub/page.html#gone>2</a><a href=/nowhere.html>3</a>");
        Write("sub/page.html", "<p id=here><a href=../index.html>up</a>");
        var root = WebUrl.Parse("https://a.example/")!;
        var site = new LocalSite(_root, root, ["index.html"], [".html"]);
        var pages = new[] { "index.html", "sub/page.html" }.Select(name =>
            PageRequest.ForFile(Path.Combine(_root, name), WebUrl.Parse(name, root)));
        var checks = await Checks.RunPagesAsync(Checks.Quick(), site, pages);
        Assert.Equal(
            ["Broken /nowhere.html", "FragmentMissing /sub/page.html#gone", "Ok /index.html", "Ok /sub/page.html#here"],
            checks.Select(
                check => $"{check.Status} {check.Url["https://a.example".Length..]}").Order(StringComparer.Ordinal));
        Assert.All(checks, check => Assert.StartsWith(_root, check.SourceUrl, StringComparison.Ordinal));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
