using LinkTools.Core.Links;

namespace LinkTools.Core.Tests.Links;

/// <summary>
/// Tags nested deeper than browsers nest elements. The values are those of Chromium 156: its stack of open elements
/// continues, so the same tags make elements; but below 512 an element is beside its parent, not in it.
/// </summary>
public sealed class DepthTests
{
    private const string Mixed = "<a href=x>one<b>two</b><i>three<u>four</i></u>five</a>after";

    [Theory]
    [InlineData(508, "onetwothreefourfive")]
    [InlineData(509, "onetwothreefourfive")]
    [InlineData(510, "onefive")]
    [InlineData(511, "onefive")]
    [InlineData(600, "onefive")]
    public void Elements_in_a_link_are_beside_it_where_the_tree_is_at_its_deepest(int divs, string text) =>
        Assert.Equal(text, Assert.Single(Extraction.Links(Nest("<div>", divs) + Mixed)).Text);

    [Theory]
    [InlineData(509, "i", "<img alt=i>")]
    [InlineData(510, "i", "<img alt=i>")]
    [InlineData(511, "", "<img alt=i>")]
    [InlineData(509, "i", "<span><img alt=i></span>")]
    [InlineData(510, "", "<span><img alt=i></span>")]
    public void An_image_is_in_a_link_one_level_deeper(int divs, string text, string image) =>
        Assert.Equal(text, Assert.Single(Extraction.Links($"{Nest("<div>", divs)}<a href=x>{image}</a>")).Text);

    [Theory]
    // End tags count all levels, not only those of the tree.
    [InlineData("<div>", 3000, "<a href=1>a</a>", "</div>", 2995, "<a href=2>b<i>c</i></a>", "a|bc")]
    [InlineData("<span>", 600, "<a href=1>x<button>y</button>z</a>w", "", 0, "", "xz")]
    [InlineData("<div>", 600, "<table><tr><td><a href=2>p<b>q</b>r</a></table>", "", 0, "", "pr")]
    [InlineData("<div>", 600, "<svg><a href=1>x<g>y</g>z</a></svg>", "", 0, "", "xz")]
    [InlineData("<a href=0>s<span>", 1, "<a href=0>s", "<span>", 600, "deep", "s|sdeep")]
    public void Deep_links_have_the_text_that_a_browser_gives_them(
        string open, int count, string middle, string close, int closes, string end, string texts) =>
        Assert.Equal(
            texts.Split('|'),
            Extraction.Links(Nest(open, count) + middle + Nest(close, closes) + end).Select(link => link.Text));

    [Fact]
    public void A_link_not_so_deep_has_all_text_however_deep_that_is() =>
        Assert.Equal(
            "sdeepe",
            Assert.Single(Extraction.Links($"<a href=0>s{Nest("<span>", 600)}deep{Nest("</span>", 600)}e</a>")).Text);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<svg><g>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<object>")]
    [InlineData("<form><div></form>")]
    public void A_hundred_thousand_levels_cost_a_few_bytes_each(string open)
    {
        var extractor = new HtmlLinkExtractor(new ExtractionContext
        {
            SourceUrl = "", DocumentUrl = Extraction.PageUrl, Kinds = LinkKindSet.All,
        });
        extractor.Append(Nest(open, 100_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        extractor.Append(Nest(open, 100_000));
        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 100_000;
        // The arrays are larger than needed by up to a factor of two, and an object ends five kinds of walks.
        Assert.InRange(each, 0, (open.Split('<').Length - 1) * 96);
        extractor.Append("<a href=x>y</a>");
        Assert.Equal("y", Assert.Single(extractor.Complete()).Text);
    }

    private static string Nest(string tag, int count) => string.Concat(Enumerable.Repeat(tag, count));
}
