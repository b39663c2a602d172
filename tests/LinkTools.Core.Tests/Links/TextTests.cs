using LinkTools.Core.Links;

namespace LinkTools.Core.Tests.Links;

/// <summary>The text of a link, and nofollow of its page.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("<a href=x> one\n <b>two</b>\tthree </a> after", "one two three")]
    [InlineData("<a href=x>a&amp;b &lt;&nbsp;&copy c</a>", "a&b < © c")]
    [InlineData("<a href=x>one<br>two<p>three</p></a>", "one two three")]
    [InlineData("<a href=x><img alt=' pic  ture '></a>", "pic ture")]
    [InlineData("<a href=x title=t aria-label=l><img alt=''></a>", "l")]
    [InlineData("<a href=x title=t><img></a>", "t")]
    [InlineData("<a href=x title=t>text<img alt=a></a>", "text a")]
    [InlineData("<a href=x>one<a name=y>two", "one")]
    [InlineData("<p><a href=x>one<p>two", "one two")]
    [InlineData("<table><td><a href=x>one<td>two</table>three", "one")]
    [InlineData("<button><a href=x>one</button>two", "one two")]
    [InlineData("<a href=x>one<div>two</a>three", "one two")]
    [InlineData(
        "<a href=x><script>no</script><style>no</style><svg><style>no</style><title>yes</title></svg></a>", "yes")]
    [InlineData("<a href=x><template>no</template>yes</a>", "yes")]
    [InlineData("<a href=x>\u001b[31m\u009bred\u202e\u2066</a>", "[31mred")]
    [InlineData("<area href=x alt=map>text", "map")]
    [InlineData("<a href=x><!-- no -->yes</a>", "yes")]
    [InlineData("<a href=x>it's <i>5 < 6</i></a>", "it's 5 < 6")]
    public void Is_what_a_reader_would_call_the_link(string markup, string expected) =>
        Assert.Equal(expected, Assert.Single(Extraction.Links(markup)).Text);

    [Theory]
    [InlineData("<p><a href=/1><h2>Title</h2></a></p>after", "Title")]
    [InlineData("<b><a href=x>one</b> two</a> three", "one two")]
    [InlineData("<p><a href=x>one</p>two</a>three", "one two")]
    [InlineData("<p><a href=x>one</p> <div>two</div></a><p>three", "one two")]
    [InlineData("<a href=x><p>one</a>two</p>three", "one")]
    [InlineData("<p><a href=x>one</p><p>two</p><a name=y>three</a>four", "one two")]
    [InlineData("<div><a href=x>one</div><table><td>no</td></table>two</a>", "one two")]
    [InlineData("<div><a href=x>one</div> <table><td>yes</td></table>two</a>", "one yes two")]
    [InlineData("<table><a href=x>one<tr><td>no</table>two</a>three", "one two")]
    [InlineData("<div><a href=x>one</div><table>two<td>no</table></a>three", "one two")]
    [InlineData("<p><a href=x>one<p><img alt=two></a>", "one two")]
    [InlineData("<ul><li><a href=x>one<li>two</ul>three</a>four", "one two three")]
    [InlineData("<table><td><a href=x>one<td>no</table>no", "one")]
    [InlineData("<object><a href=x>one</object>no", "one")]
    [InlineData("<p><a href=x>one<p hidden>no</p>two</a>", "one two")]
    public void Words_are_the_links_where_a_browser_shows_them_so(string markup, string expected) =>
        Assert.Equal(expected, Extraction.Links(markup).Single(link => link.Element == "a").Text);

    [Theory]
    [InlineData("<h2 id=h>Storms</h2><a href=x aria-labelledby=h>more</a>", "Storms")]
    [InlineData("<h2 id=h>Storms</h2><a id=a href=x aria-labelledby='a  h'>more</a>", "more Storms")]
    [InlineData("<a href=x aria-labelledby='h none' aria-label=no>no</a><p id=h>late <b>label</b></p>", "late label")]
    [InlineData("<span id=h hidden>Hidden <i hidden>no</i>label</span><a href=x aria-labelledby=h>no</a>",
        "Hidden label")]
    [InlineData("<span id=h aria-label=Name>no</span><a href=x aria-labelledby=h>no</a>", "Name")]
    [InlineData("<span id=h><img alt=Pic></span><a href=x aria-labelledby=h>no</a>", "Pic")]
    [InlineData("<span id='&#104;'>one</span><span id=h>no</span><a href=x aria-labelledby=h>no</a>", "one")]
    [InlineData("<a href=x aria-labelledby=none>one</a>", "one")]
    [InlineData("<a href=x aria-labelledby=h aria-label=one>no</a><template><p id=h>no</p></template>", "one")]
    [InlineData("<map><area href=x alt=no aria-labelledby=h></map><p id=h>one", "one")]
    [InlineData("<table><td id=h>one<td>no</table><a href=x aria-labelledby=h>no</a>", "one")]
    [InlineData("<svg><g id=h><text>one</text></g></svg><a href=x aria-labelledby=h>no</a>", "one")]
    [InlineData("<p id=g>one<b id=h> two</b></p><a href=x aria-labelledby='h g'>no</a>", "two one two")]
    public void Labels_elsewhere_name_a_link(string markup, string expected)
    {
        foreach (var size in new[] { 1, 5, 10_000 })
        {
            var extractor = new HtmlLinkExtractor(
                new ExtractionContext { SourceUrl = "", DocumentUrl = Extraction.PageUrl });
            foreach (var piece in markup.Chunk(size))
                extractor.Append(piece);
            Assert.Equal((size, expected), (size, Assert.Single(extractor.Complete()).Text));
        }
    }

    [Fact]
    public void A_label_is_bounded()
    {
        var link = Extraction.Links($"<p id=h>{new string('a', 255)}😀</p><a href=x aria-labelledby=h>no</a>").Single();
        Assert.Equal(new string('a', 255), link.Text);
    }

    [Fact]
    public void A_link_that_waits_for_a_label_is_not_given_before_its_page_is_over()
    {
        var extractor = new HtmlLinkExtractor(
            new ExtractionContext { SourceUrl = "", DocumentUrl = Extraction.PageUrl });
        extractor.Append("<p>text <a href=1>one</a><a href=2 aria-labelledby=h>no</a><a href=3>three</a>");
        Assert.Equal(["one"], extractor.TakeReady().Select(link => link.Text));
        extractor.Append("<p id=h>two</p>");
        Assert.Equal(["two", "three"], extractor.Complete().Select(link => link.Text));
    }

    [Theory]
    [InlineData("<a href=x><svg aria-label=Home><path/></svg></a>", "Home")]
    [InlineData("<a href=x><svg aria-label=Home /></a>", "Home")]
    [InlineData("<a href=x><svg><title>Home</title><desc>no</desc></svg>page</a>", "Home page")]
    [InlineData("<a href=x><span aria-label=Home>no</span></a>", "Home")]
    [InlineData("<a href=x><i class=icon title=Home></i></a>", "Home")]
    [InlineData("<a href=x><i title=no>yes</i></a>", "yes")]
    [InlineData("<a href=x><i title=Search><b></b> </i> all</a>", "Search all")]
    [InlineData("<a href=x><img title=Home></a>", "Home")]
    [InlineData("<a href=x><img alt='' title=no></a>", "")]
    [InlineData("<a href=x><img aria-label=Home alt=no></a>", "Home")]
    [InlineData("<a href=x>Buy <img alt=now></a>", "Buy now")]
    [InlineData("<a href=x><img alt=Buy>now</a>", "Buy now")]
    [InlineData("<a href=x><img alt=one><img alt=two></a>", "one two")]
    [InlineData("<a href=x><input type=image alt=Go></a>", "Go")]
    [InlineData("<a href=x><input type=submit value=Go></a>", "Go")]
    [InlineData("<a href=x><input value=typed></a>", "")]
    [InlineData("<a href=x>one<span hidden>no</span> two</a>", "one two")]
    [InlineData("<a href=x>one <i aria-hidden=true>no</i><img alt=no aria-hidden=true></a>", "one")]
    [InlineData("<a href=x>one <i aria-hidden=false>two</i></a>", "one two")]
    [InlineData("<a href=x>one<i style='color:red; Display : NONE !important'>no</i></a>", "one")]
    [InlineData("<a href=x>one<i style='visibility:hidden'><b>no</b></i> two</a>", "one two")]
    [InlineData("<a href=x>one<noscript><img alt=no></noscript></a>", "one")]
    [InlineData("<a href=x hidden>one</a>", "one")]
    [InlineData("<div hidden><a href=x>one</a></div>", "one")]
    [InlineData("<a href=x aria-label=one>no</a>", "one")]
    [InlineData("<a href=x aria-label=' '>one</a>", "one")]
    [InlineData("<a href=x title=no>one</a>", "one")]
    [InlineData("<a href=x title=one><span hidden>no</span></a>", "one")]
    [InlineData("<template><a href=x>one</a></template>", "one")]
    [InlineData("<a href=x><ruby>one<rp>(</rp><rt>two</rt><rp>)</rp></ruby></a>", "onetwo")]
    [InlineData("<button formaction=x aria-label=one>no</button>", "one")]
    [InlineData("<button formaction=x>one</button>no", "one")]
    [InlineData("<svg><a href=x><text>one</text></a><text>no</text></svg>no", "one")]
    [InlineData("<input type=submit formaction=x value=one title=no>", "one")]
    public void Follows_the_order_of_accessible_names(string markup, string expected) =>
        Assert.Equal(expected, Extraction.Links(markup).Single(link => link.Attribute is "href" or "formaction").Text);

    [Fact]
    public void No_property_can_send_an_escape_sequence_to_a_terminal()
    {
        const string Escape = "\u001b]0;title\u0007\u009b31m\u007f";
        var link = Assert.Single(
            Extraction.Links($"<a href=\"http://[{Escape}\tx\" rel=\"no{Escape}follow\" title=\"{Escape}\"></a>"));
        Assert.Equal("http://[]0;title31m\tx", link.Href);
        foreach (var value in
            typeof(PageLink).GetProperties().Select(property => property.GetValue(link)).OfType<string>())
            Assert.DoesNotContain(value, c => char.IsControl(c) && c != '\t');
    }

    [Fact]
    public void Links_inside_links_have_the_same_words() =>
        Assert.Equal(
            ["one two three", "two"],
            Extraction.Links("<a href=1>one<table><td><a href=2>two</a></table>three</a>").Select(link => link.Text));

    [Fact]
    public void Text_is_bounded_and_never_cuts_a_character_in_two()
    {
        var text = Assert.Single(Extraction.Links($"<a href=x>{new string('a', LinkText.Limit - 1)}😀b</a>")).Text;
        Assert.Equal(LinkText.Limit - 1, text.Length);
    }

    [Fact]
    public void Text_of_nested_links_does_not_multiply()
    {
        var nested = string.Concat(Enumerable.Repeat("<a href=x><table><td>", 1000));
        var links = Extraction.Links(nested + new string('t', 10_000));
        Assert.Equal(1000, links.Count);
        Assert.True(links.Sum(link => link.Text.Length) <= 16 * LinkText.Limit);
    }

    [Theory]
    [InlineData("<a href=x rel='NoFollow  UGC'>", "nofollow ugc", true)]
    [InlineData("<a href=x rel='nofollows'>", "nofollows", false)]
    [InlineData("<a href=x><meta name=ROBOTS content='noindex, NOFOLLOW'>", "", true)]
    [InlineData("<a href=x><meta name=robots content=none>", "", true)]
    [InlineData("<a href=x><meta name=robots content=noindex>", "", false)]
    public void Nofollow_is_said_by_the_link_or_by_its_page(string markup, string rel, bool isNoFollow) =>
        Assert.Equal(
            (rel, isNoFollow),
            Assert.Single(Extraction.Links(markup)) is var link ? (link.Rel, link.IsNoFollow) : default);

    [Fact]
    public void A_page_that_says_nofollow_says_so_to_the_crawl()
    {
        var extractor = new HtmlLinkExtractor(
            new ExtractionContext { SourceUrl = "", DocumentUrl = Extraction.PageUrl });
        Assert.False(extractor.IsPageNoFollow);
        extractor.Append("<meta name=robots content=nofollow>");
        Assert.True(extractor.IsPageNoFollow);
    }
}
