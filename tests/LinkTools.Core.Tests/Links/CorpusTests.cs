using System.Text;
using System.Text.Json;
using LinkTools.Core.Links;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Links;

/// <summary>Cases of web-platform-tests and of broken-link-checker, all of them.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void Base_elements_count_as_the_standard_says()
    {
        foreach (var @case in Cases("html/base-href.json"))
        {
            var links = Extraction.Links(Text(@case, "html"), url: WebUrl.Parse(Text(@case, "pageUrl")));
            Assert.Equal(Strings(@case, "links"), links.Select(link => link.Url));
        }
    }

    [Fact]
    public void Srcset_gives_the_candidates_that_a_browser_keeps()
    {
        foreach (var @case in Cases("html/srcset.json"))
        {
            Assert.Equal(
                (Text(@case, "srcset"), string.Join('|', Strings(@case, "candidateUrls"))),
                (Text(@case, "srcset"), string.Join('|', SrcsetParser.Candidates(Text(@case, "srcset")))));
        }
    }

    [Fact]
    public void Meta_refresh_is_read_by_the_declarative_refresh_steps()
    {
        foreach (var @case in Cases("html/meta-refresh.json"))
        {
            var isRefresh = MetaRefresh.TryParse(Text(@case, "input"), out var seconds, out var url);
            var expected = @case.GetProperty("expected") is { ValueKind: JsonValueKind.Object } value
                ? (true, value.GetProperty("seconds").GetInt32(), Text(value, "url")) : (false, 0, "");

            // The suite reads URLs after parsing, which removes tabs and line ends.
            Assert.Equal(
                (Text(@case, "input"), expected),
                (Text(@case, "input"), (isRefresh, isRefresh ? seconds : 0, url.Replace("\t", "").Replace("\n", ""))));
        }
    }

    [Fact]
    public void The_page_encoding_is_that_of_the_query()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var attributes = Corpora.ReadJson("html/query-encoding.json").GetProperty("attributes");
        var input = Text(attributes, "input");
        foreach (var pair in attributes.GetProperty("elementsAndAttributes").EnumerateArray()
            .Select(pair => (pair[0].GetString()!, pair[1].GetString()!)))
        {
            foreach (var expected in attributes.GetProperty("endsWith").EnumerateObject())
            {
                var (element, attribute) = pair;
                var isBase = element == "base";
                var extractor = new HtmlLinkExtractor(new ExtractionContext
                {
                    SourceUrl = "", DocumentUrl = Extraction.PageUrl, Kinds = LinkKindSet.All,
                });
                extractor.QueryEncoding = Encoding.GetEncoding(expected.Name);
                extractor.Append($"{Wrap(element)}<{element} {attribute}='{input}'>{(isBase ? "<a href=''>" : "")}");
                Assert.EndsWith(expected.Value.GetString()!, Assert.Single(extractor.Complete()).Url);
            }
        }
    }

    [Fact]
    public void Every_row_of_the_attribute_matrix_is_a_link()
    {
        foreach (var @case in Cases("html/tag-attribute-matrix.json"))
        {
            var expected = @case.GetProperty("links").EnumerateArray()
                .Select(
                    link =>
                    $"{Text(link, "tag")} {Text(link, "attr")} {Text(link, "originalUrl")} "
                    + $"{Text(link, "resolvedUrl")}");
            var links = Extraction.Links(Text(@case, "html"), url: WebUrl.Parse(Text(@case, "pageUrl")));
            Assert.Equal(expected, Extraction.Lines(links));
        }
    }

    /// <summary>The tags that must precede an element for the parser to accept it.</summary>
    private static string Wrap(string element) => element switch
    {
        "tr" => "<table>",
        "td" or "th" => "<table><tr>",
        "thead" or "tbody" or "tfoot" => "<table>",
        _ => "",
    };

    private static JsonElement.ArrayEnumerator Cases(string file) =>
        Corpora.ReadJson(file).GetProperty("cases").EnumerateArray();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<string?> Strings(JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray().Select(item => item.GetString());
}
