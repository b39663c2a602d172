using System.IO.Compression;
using System.Text;
using System.Text.Json;
using LinkTools.Core.Links;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Links;

/// <summary>
/// Every page of two Debian documentation packages: the links are those that a browser's parser and URL code find.
/// </summary>
[Trait("Category", "Long")]
public sealed class SitePagesTests
{
    private static readonly HashSet<(string Element, string Attribute)> Truth =
        [("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("object", "data"), ("form", "action")];

    [Theory]
    [InlineData("postgresql-15")]
    [InlineData("python3.11")]
    public void Links_equal_the_truth(string site)
    {
        var folder = Sites.Find(site);
        foreach (var (page, expected) in ReadTruth(site))
        {
            var url = WebUrl.Parse(page)!;
            var markup = File.ReadAllText(Path.Combine(folder, page["http://127.0.0.1/".Length..]));
            var links = Extraction.Links(markup, url: url).Where(
                link => Truth.Contains((link.Element, link.Attribute)));
            Assert.Equal(expected, Extraction.Lines(links));
        }
    }

    [Theory]
    [InlineData("postgresql-15")]
    [InlineData("python3.11")]
    public void Links_equal_those_of_a_dom(string site)
    {
        // A DOM is slow: every page in the full run, one in twelve otherwise.
        var step = Environment.GetEnvironmentVariable("LINKTOOLS_FULL") == "1" ? 1 : 12;
        var files = Directory.GetFiles(
            Sites.Find(site), "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        foreach (var file in files.Where((_, index) => index % step == 0))
        {
            var markup = File.ReadAllText(file);
            var links = Extraction.Links(markup);
            var expected = DomOracle.Read(markup, Extraction.PageUrl, LinkKindSet.All);
            Assert.Equal(Extraction.Lines(expected), Extraction.Lines(links));

            // AngleSharp counts columns in 16 bits.
            Assert.Equal(
                expected.Select(link => (file, link.Line, link.Column, link.Kind, link.Rel)),
                links.Select(link => (file, link.Line, link.Column & 0xFFFF, link.Kind, link.Rel)));
        }
    }

    private static IEnumerable<(string Page, string[] Links)> ReadTruth(string site)
    {
        using var file = File.OpenRead(Corpora.Find($"sites/{site}/pages.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress), Encoding.UTF8);
        while (lines.ReadLine() is { } line)
        {
            using var page = JsonDocument.Parse(line);
            var links = page.RootElement.GetProperty("all").EnumerateArray()
                .Select(link => string.Join(' ', link.EnumerateArray().Select(part => part.GetString()))).ToArray();
            yield return (page.RootElement.GetProperty("page").GetString()!, links);
        }
    }
}
