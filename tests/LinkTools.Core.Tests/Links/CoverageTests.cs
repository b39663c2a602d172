using LinkTools.Core.Links;

namespace LinkTools.Core.Tests.Links;

/// <summary>What counts as a link, of which kind, and what does not.</summary>
public sealed class CoverageTests
{
    [Theory]
    [InlineData("<link rel=stylesheet href=x>", LinkKind.Stylesheet)]
    [InlineData("<link rel='alternate STYLESHEET' href=x>", LinkKind.Stylesheet)]
    [InlineData("<link rel='shortcut icon' href=x>", LinkKind.Icon)]
    [InlineData("<link rel=canonical href=x>", LinkKind.Canonical)]
    [InlineData("<link rel=alternate href=x>", LinkKind.Alternate)]
    [InlineData("<link rel=prev href=x>", LinkKind.Pagination)]
    [InlineData("<link rel=preload href=x>", LinkKind.Preload)]
    [InlineData("<link rel=modulepreload href=x>", LinkKind.Script)]
    [InlineData("<link rel='preconnect' href=x>", LinkKind.HostHint)]
    [InlineData("<link rel=dns-prefetch href=x>", LinkKind.HostHint)]
    [InlineData("<link rel=manifest href=x>", LinkKind.Manifest)]
    [InlineData("<link rel=license href=x>", LinkKind.Related)]
    [InlineData("<link href=x>", LinkKind.Related)]
    [InlineData("<link imagesrcset='x 2x'>", LinkKind.Preload)]
    [InlineData("<meta property=og:image content=x>", LinkKind.SocialMeta)]
    [InlineData("<meta name=twitter:image content=x>", LinkKind.SocialMeta)]
    [InlineData("<meta http-equiv=Refresh content='5; URL=x'>", LinkKind.Refresh)]
    [InlineData("<svg><a href=x></svg>", LinkKind.Hyperlink)]
    [InlineData("<svg><a xlink:href=x></svg>", LinkKind.Hyperlink)]
    [InlineData("<svg><image xlink:href=x /></svg>", LinkKind.Image)]
    [InlineData("<svg><use href=x /></svg>", LinkKind.Svg)]
    [InlineData("<math href=x></math>", LinkKind.Svg)]
    [InlineData("<p style='background: URL( x )'>", LinkKind.StyleResource)]
    [InlineData("<style>p{background:url(x)}</style>", LinkKind.StyleResource)]
    [InlineData("<style>@import 'x' screen;</style>", LinkKind.Stylesheet)]
    [InlineData("<svg><style>@import url(\"x\");</style></svg>", LinkKind.Stylesheet)]
    [InlineData("<img data-src=x>", LinkKind.LazyImage)]
    [InlineData("<img data-srcset='x 1x'>", LinkKind.LazyImage)]
    [InlineData("<div data-bg=\"url('x')\">", LinkKind.LazyImage)]
    [InlineData("<div itemid=x>", LinkKind.Microdata)]
    [InlineData("<script type=application/ld+json>{\"url\":\"x\"}</script>", LinkKind.StructuredData)]
    [InlineData("<iframe srcdoc='&lt;a href=x>'></iframe>", LinkKind.Hyperlink)]
    [InlineData("<noscript><img src=x></noscript>", LinkKind.Image)]
    [InlineData("<template><a href=x></template>", LinkKind.Hyperlink)]
    public void Is_a_link_of_that_kind(string markup, LinkKind kind)
    {
        var link = Assert.Single(Extraction.Links(markup));
        Assert.Equal((LinkKindSet.WordOf(kind), "x", "http://host.test/dir/x"), (link.Kind, link.Href, link.Url));
        Assert.Equal([link.Href], Extraction.Links(markup, LinkKindSet.Of(kind)).Select(found => found.Href));
        Assert.Empty(Extraction.Links(markup, new LinkKindSet(LinkKindSet.All.Bits & ~LinkKindSet.Of(kind).Bits)));
    }

    [Theory]
    [InlineData("<a name=x>text</a>")]
    [InlineData("<!-- <a href=x> -->")]
    [InlineData("<!--><a name=x><!--- <a href=x> --->")]
    [InlineData("<script>'<a href=x>'</script>")]
    [InlineData("<script><!--<script></script><a href=x>--></script>")]
    [InlineData("<textarea><a href=x></textarea>")]
    [InlineData("<title><a href=x></title>")]
    [InlineData("<xmp><a href=x></xmp>")]
    [InlineData("<iframe><a href=x></iframe>")]
    [InlineData("<plaintext><a href=x>")]
    [InlineData("<svg><![CDATA[<a href=x>]]></svg>")]
    [InlineData("<body xlink:href=x>")]
    [InlineData("<td background=x>")]
    [InlineData("<frameset><a href=x></frameset>")]
    [InlineData("<a href=x")]
    [InlineData("<script type=application/ld+json>{\"url\":\"x\"</script>")]
    [InlineData("<script type=application/ld+json>{\"@context\":\"https://schema.org\"}</script>")]
    [InlineData("<meta http-equiv=refresh content=5>")]
    [InlineData("<style>/* url(x) */ a{b:my-url(x)} @namespace url(x);</style>")]
    public void Is_no_link(string markup) => Assert.Empty(Extraction.Links(markup));

    [Theory]
    [InlineData("<a href='a&amp;b'>", "a&b")]
    [InlineData("<a href='?a=1&copy=2'>", "?a=1&copy=2")]
    [InlineData("<a href='?a&notit;'>", "?a&notit;")]
    [InlineData("<a href='?a&not;'>", "?a\u00AC")]
    [InlineData("<a href='&#x80;&#0;&#xD800;&#1114112;'>", "\u20AC\uFFFD\uFFFD\uFFFD")]
    [InlineData("<a href=a\0b>", "a\uFFFDb")]
    [InlineData("<a href='a\r\nb\rc'>", "a\nb\nc")]
    [InlineData("<a href=1 HREF=2>", "1")]
    [InlineData("<a href=a/b/>", "a/b/")]
    [InlineData("<a href = 'a'b=c>", "a")]
    [InlineData("<a =href=b href=c>", "c")]
    public void The_value_is_what_the_tokenizer_says(string markup, string expected) =>
        Assert.Equal(expected, Assert.Single(Extraction.Links(markup)).Href);

    [Theory]
    [InlineData("  ", "http://host.test/dir/page.html")]
    [InlineData("http://[bad", "")]
    [InlineData("mailto:a@b", "mailto:a@b")]
    public void Every_href_is_given_with_the_url_it_has(string href, string url) =>
        Assert.Equal(
            (href, url),
            Assert.Single(Extraction.Links($"<a href='{href}'>")) is var link ? (link.Href, link.Url) : default);

    [Fact]
    public void Lists_and_sets_give_a_link_each() =>
        Assert.Equal(
            ["a href h", "a ping p1", "a ping p2", "img src s", "img srcset s1", "img srcset s2"],
            Extraction.Links("<a ping=' p1  p2' href=h><img srcset='s1 1x, s2 2x' src=s>")
                .Select(link => $"{link.Element} {link.Attribute} {link.Href}"));

    [Fact]
    public void A_srcdoc_has_the_base_of_its_page_until_it_has_its_own()
    {
        const string Inner = "<a href=1></a><iframe srcdoc=\"<base href=/own/><a href=2></a>\"></iframe>";
        var markup = $"<base href=/outer/>\n<iframe srcdoc='{Inner}'></iframe><a href=3>";
        Assert.Equal(
            ["http://host.test/outer/1 2", "http://host.test/own/2 2", "http://host.test/outer/3 2"],
            Extraction.Links(markup).Select(link => $"{link.Url} {link.Line}"));
    }

    [Fact]
    public void Link_headers_come_first_and_ignore_the_base_element()
    {
        var links = Extraction.Links("<base href=/b/><a href=x>", new ExtractionContext
        {
            SourceUrl = "", DocumentUrl = Extraction.PageUrl, Kinds = LinkKindSet.All,
            LinkHeaders = [
                "<n>; rel=\"NEXT last\"; title=\"a \\\"b\\\"\", <s>;rel=stylesheet, <o>; rel=x; anchor=\"#y\"",
                "<l>;rel=license"],
        });
        Assert.Equal(
            [
                "header link n "
                    + "http://host.test/dir/n", "header link s http://host.test/dir/s",
                    "header link l http://host.test/dir/l",
                "a href x http://host.test/b/x",
            ],
            Extraction.Lines(links));
        Assert.Equal(
            ("Pagination", "next last", "a \"b\"", 0),
            (links[0].Kind, links[0].Rel, links[0].Text, links[0].Line));
    }

    [Theory]
    [InlineData("<x>; rel=next; title=plain; title*=UTF-8'en'%e2%82%ac%20rates", "€ rates")]
    [InlineData("<x>; rel=next; title*=iso-8859-1''%A3; title=plain", "£")]
    [InlineData("<x>; rel=next; title*=UTF-8''%e2%82; title=plain", "plain")]
    [InlineData("<x>; rel=next; title*=no-such-charset''x; title=plain", "plain")]
    [InlineData("<x>; rel=next; title*=UTF-8''a%2; title=plain", "plain")]
    [InlineData("<x>; rel=next; title*=''x", "")]
    [InlineData("<x>; rel=next; title*=utf-8''one; title*=utf-8''two", "one")]
    [InlineData("<x>; rel=next; TITLE*=Utf-8''a%20b", "a b")]
    [InlineData("<x>; rel=next; title* = UTF-8''x", "x")]
    [InlineData("<x>; rel=next; title*=\"UTF-8''a%20b\"", "a b")]
    [InlineData("<x>; rel=next; title*=UTF-8'en-GB'%F0%9F%98%80", "\U0001F600")]
    [InlineData("<x>; rel=next; title*=UTF-8'x; title=plain", "plain")]
    [InlineData("<x>; rel=next; title*=UTF-8''a%ZZ; title=plain", "plain")]
    [InlineData("<x>; rel=next; title*=ISO-8859-1'de'%E9t%e9", "\u00E9t\u00E9")]
    [InlineData("<x>; rel=next; title*=windows-1252''%80", "€")]
    [InlineData("<x>; rel=next; title*=UTF-8''%1b%5b31m%E2%82%AC%0a", "[31m€")]
    [InlineData("<x>; rel=next; title*=UTF-8''it's", "it's")]
    [InlineData("<x>; rel=next; title*=UTF-8''one%3Btwo%2Cthree", "one;two,three")]
    public void A_link_headers_title_may_name_its_charset(string header, string expected) =>
        Assert.Equal(expected, Assert.Single(Extraction.Links("", new ExtractionContext
        {
            SourceUrl = "",
            DocumentUrl = Extraction.PageUrl,
            Kinds = LinkKindSet.All,
            LinkHeaders = [header],
        })).Text);

    [Fact]
    public void An_applets_archives_have_commas_between_them_and_an_objects_spaces() =>
        Assert.Equal(
            ["a.jar", "b.jar", "c,d", "e"],
            Extraction.Links("<applet archive=' a.jar , b.jar,'></applet><object archive='c,d e'></object>")
                .Select(link => link.Href));

    [Theory]
    [InlineData("<applet archive='a.jar b.jar'>", "a.jar b.jar")]
    [InlineData("<applet archive='a.jar,,b.jar'>", "a.jar|b.jar")]
    [InlineData("<applet archive=',a.jar\n,\tb.jar '>", "a.jar|b.jar")]
    [InlineData("<applet archive='a.jar;b.jar'>", "a.jar;b.jar")]
    [InlineData("<applet archive='a&#44;b'>", "a|b")]
    [InlineData("<applet archive='a%2Cb'>", "a%2Cb")]
    [InlineData("<applet codebase=c archive=a.jar>", "c|a.jar")]
    [InlineData("<applet archive=' '>", "")]
    [InlineData("<object archive=' a.jar\n b.jar '>", "a.jar|b.jar")]
    [InlineData("<object archive='a.jar, b.jar'>", "a.jar,|b.jar")]
    public void Archives_of_each_element_in_its_own_list(string markup, string expected) =>
        Assert.Equal(expected, string.Join('|', Extraction.Links(markup).Select(link => link.Href)));

    [Theory]
    [InlineData("stylesheet", 0)]
    [InlineData("preload", 0)]
    [InlineData("icon", 0)]
    [InlineData("modulepreload", 0)]
    [InlineData("canonical", 1)]
    [InlineData("next", 1)]
    [InlineData("license", 1)]
    public void An_empty_target_of_a_header_is_the_page_where_nothing_is_fetched(string rel, int expected) =>
        Assert.Equal(expected, Extraction.Links("", new ExtractionContext
        {
            SourceUrl = "",
            DocumentUrl = Extraction.PageUrl,
            Kinds = LinkKindSet.All,
            LinkHeaders = [$"<>; rel={rel}"],
        }).Count);

    [Fact]
    public void Schemes_hosts_and_outsiders()
    {
        var links = Extraction.Links(
            "<a href=//host.test:81/><a href=https://HOST.example/><a href=mailto:a@b><a href=http://[>");
        Assert.Equal(
            ["http host.test False", "https host.example True", "mailto  False", "  False"],
            links.Select(link => $"{link.Scheme} {link.Host} {link.IsExternal}"));
    }
}
