using System.Text;
using System.Text.Json;
using LinkTools.Core.Sitemaps;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>Cases of Scrapy's tests, all of them.</summary>
public sealed class CorpusTests
{
    private const string File = "sitemaps/scrapy-sitemap-cases.json", Tests = "tests/test_utils_sitemap.py::";

    /// <summary>The documents that are refused here, by test, with the reason.</summary>
    private static readonly Dictionary<string, SitemapFault> Refused = new()
    {
        // A document type declaration is never read; Scrapy reads it and drops the entity.
        [Tests + "test_xml_entity_expansion"] = SitemapFault.Doctype,

        // The root is <url>; Scrapy gives no entries and no reason, too.
        [Tests + "test_sitemap_non_string_tag"] = SitemapFault.NotASitemap,
    };

    [Fact]
    public async Task Sitemaps_give_what_they_say()
    {
        var cases = Cases().Where(@case => @case.TryGetProperty("xml", out _)).ToList();
        Assert.Equal(11, cases.Count);
        foreach (var @case in cases)
        {
            var name = @case.GetProperty("test").GetString()!;
            var read = await Sitemap.ReadAsync(Bytes(@case.GetProperty("xml")));
            if (Refused.TryGetValue(name, out var fault))
            {
                Assert.Equal((name, (SitemapFault?)fault, 0), (name, read.Fault?.Fault, read.Entries.Count));
                continue;
            }

            var isIndex = @case.GetProperty("type").GetString() == "sitemapindex";
            Assert.All(read.Entries, entry => Assert.Equal(isIndex, entry.Reference is not null));
            Assert.Equal(
                (name, "", string.Join('\n', @case.GetProperty("entries").EnumerateArray().Select(Describe))),
                (name, read.Fault?.Message ?? "", string.Join('\n', read.Entries.Select(Describe))));
        }
    }

    [Fact]
    public async Task Robots_files_name_their_sitemaps()
    {
        var cases = Cases().Where(@case => @case.TryGetProperty("robots", out _)).ToList();
        Assert.Equal(2, cases.Count);
        foreach (var @case in cases)
        {
            var expected = @case.GetProperty("sitemaps").EnumerateArray().Select(url => url.GetString()!);
            foreach (var isRobots in new[] { true, false })
            {
                var url = WebUrl.Parse(@case.GetProperty("baseUrl").GetString()!);
                Assert.Equal(
                    expected,
                    (await Sitemap.ReadAsync(Bytes(@case.GetProperty("robots")), isRobots: isRobots, url: url)).Urls);
            }
        }
    }

    private static string Describe(JsonElement entry)
    {
        var alternates = entry.TryGetProperty("alternate", out var list)
            ? string.Join(' ', list.EnumerateArray().Select(item => item.GetString()))
            : "";
        return $"{Text("loc")}|{W3CDate.Parse(Text("lastmod")):u}|{Text("changefreq")}|{Text("priority")}|{alternates}";

        string Text(string name) => entry.TryGetProperty(name, out var value) ? value.GetString()! : "";
    }

    private static string Describe(SitemapEntry entry) => entry is { Page: { } page }
        ? string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{page.Url}|{page.LastModified:u}|{page.ChangeFrequency}|{page.Priority}|"
            + $"{string.Join(' ', page.Alternates.Values)}")
        : $"{entry.Reference!.Url}|{entry.Reference.LastModified:u}|||";

    private static JsonElement.ArrayEnumerator Cases() => Corpora.ReadJson(File).GetProperty("cases").EnumerateArray();

    private static byte[] Bytes(JsonElement value) => value.ValueKind == JsonValueKind.String
        ? Encoding.UTF8.GetBytes(value.GetString()!)
        : value.GetProperty("bytesBase64").GetBytesFromBase64();
}
