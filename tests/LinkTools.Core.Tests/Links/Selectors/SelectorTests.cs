using CsCheck;
using LinkTools.Core.Links;
using LinkTools.Core.Links.Selectors;

namespace LinkTools.Core.Tests.Links.Selectors;

/// <summary>Links of a part of a page: those of all of it, and those of a DOM and its QuerySelectorAll.</summary>
public sealed class SelectorTests
{
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("LINKTOOLS_FULL") == "1";

    private static readonly string[] Selectors =
    [
        "a", "div a", "div > p a", "table a[href]", "a[href*='html']", "a[href^=http]", "a[href$='.html' i]", ".sect1",
        "div.sect1 > p:first-of-type", "li:nth-child(2n+1)", "li:nth-last-child(-n+2) a", "ul > li:not(:first-child)",
        "div:not(.sect1) a", ":is(h1, h2, h3, dt) a", "div:has(> a)", "p:has(code) a", "li:has(a[title]):not(.x)",
        "h2 + p a", "h2 ~ div a", "dl dt ~ dd", "td:nth-child(1), th", "tr:nth-of-type(odd) a", "body > *:last-child",
        "div div div a", ":where(ul, ol) :where(ul, ol) a", "a:empty, a:only-child", "[class~='xref']",
        "#index, .navheader", "*:not(div):not(p) > a", "a:not([class], [title])",
        "nav, footer, [role=navigation]", "p:nth-child(2 of .x, p)",
    ];

    [Theory]
    [InlineData("postgresql-15")]
    [InlineData("python3.11")]
    public void A_selector_of_everything_takes_every_link(string site)
    {
        foreach (var markup in PagesOf(site))
        {
            var all = Extraction.Lines(Extraction.Links(markup));
            Assert.Equal(all, Extraction.Lines(Selecting.Links(markup, "*")));
        }
    }

    [Fact]
    public void The_same_holds_for_generated_documents() =>
        BrokenMarkup.Documents.Sample(
            markup =>
            {
                var all = Extraction.Lines(Extraction.Links(markup));
                Assert.Equal(all, Extraction.Lines(Selecting.Links(markup, "*")));
                AssertComplement(markup, "p, table");
                AssertComplement(markup, "div a:not(svg a), b");
            },
            iter: IsFull ? 50_000 : 1_000);

    [Theory]
    [InlineData("postgresql-15")]
    [InlineData("python3.11")]
    public void A_selector_and_its_exclusion_complete_each_other(string site)
    {
        var number = 0;
        foreach (var markup in PagesOf(site).Where((_, index) => IsFull || index % 8 == 0))
            AssertComplement(markup, Selectors[number++ % Selectors.Length]);
    }

    [Theory]
    [InlineData("postgresql-15")]
    [InlineData("python3.11")]
    public void Selectors_find_what_QuerySelectorAll_finds(string site)
    {
        foreach (var markup in PagesOf(site).Where((_, index) => IsFull || index % 10 == 0))
        {
            foreach (var selector in Selectors)
            {
                var links = Selecting.Links(markup, selector)
                    .Where(link => link is { Element: "a", Attribute: "href" });
                Assert.Equal(
                    Selecting.Anchors(markup, selector),
                    links.Select(link => (link.Line, link.Column & 0xFFFF)));
            }
        }
    }

    [Theory]
    [InlineData("main a, article", "m a1 a2")]
    [InlineData("nav", "n t1 t2")]
    [InlineData("template", "t1 t2")]
    [InlineData("iframe", "f s1 s2")]
    [InlineData("#lazy", "f s1 s2")]
    [InlineData("nav template a", "")]
    [InlineData("body", "m n t1 t2 a1 a2 json f s1 s2 bg")]
    [InlineData("head link[rel=next]", "next")]
    [InlineData("style, script", "style.png json")]
    [InlineData(":not(a)", "next style.png m n t1 t2 a1 a2 json f s1 s2 bg")]
    [InlineData("a:not(nav *, article *)", "m")]
    [InlineData("article:has(> p > a[href=a2])", "a1 a2")]
    [InlineData("article:has(> a)", "")]
    [InlineData(":is(nav, :bogus) a", "n")]
    [InlineData("NAV > A", "n")]
    public void Links_stand_in_the_element_that_holds_them(string selector, string expected)
    {
        const string Markup = """
            <head><link rel=next href=next><style>p { background: url(style.png) }</style></head>
            <main><a href=m>1</a></main>
            <nav><a href=n>2</a><template><a href=t1>3</a><p><a href=t2>4</a></template></nav>
            <article><p><a href=a1>5</a><a href=a2>6</a></p></article>
            <script type="application/ld+json">{ "@context": "https://schema.org", "url": "json" }</script>
            <iframe id=lazy src=f srcdoc="<nav><a href=s1>7</a></nav><p><a href=s2>8</a>"></iframe>
            <body background=bg>
            """;
        var links = Selecting.Hrefs(Selecting.Links(Markup, selector));
        Assert.Equal(expected, string.Join(' ', links));
        AssertComplement(Markup, selector);
    }

    [Fact]
    public void Both_selectors_are_applied_one_after_the_other() =>
        Assert.Equal(
            ["a", "c"],
            Selecting.Hrefs(Selecting.Links(
                "<main><a href=a>1</a><p class=toc><a href=b>2</a></p><a href=c>3</a></main><a href=d>4</a>", "main",
                ".toc")));

    [Fact]
    public void Lines_may_end_in_any_way_and_be_long()
    {
        var filler = new string('x', 70_000);
        var markup = $"<p>\r\n{filler}<a href=1>1</a>\r<b><a href=2>2</a></b>\n\r\n"
            + $"<i>\u00e4\U0001F600<a href=3>3</a></i>{filler}<b>{filler}<a href=4>4</a></b>";
        Assert.Equal(["2", "4"], Selecting.Hrefs(Selecting.Links(markup, "b")));
        Assert.Equal(["1", "3"], Selecting.Hrefs(Selecting.Links(markup, unwanted: "b")));
    }

    [Theory]
    [InlineData("entry > link", "e")]
    [InlineData("svg|a, g", "s")]
    [InlineData("[rel=self]", "x")]
    public void Elements_of_XML_are_found_too(string selector, string expected)
    {
        const string Markup = """
            <html xmlns="http://www.w3.org/1999/xhtml"><head><title/><link rel="self" href="x"/></head><body>
            <entry><link href="e"/></entry>
            <g xmlns="http://www.w3.org/2000/svg"><a href="s"/></g></body></html>
            """;
        Assert.Equal(expected, string.Join(' ', Selecting.Hrefs(Selecting.Links(Markup, selector, isXml: true))));
    }

    [Fact]
    public void Link_headers_stand_in_no_element()
    {
        string[] Read(LinkSelection selection)
        {
            var extractor = new HtmlLinkExtractor(new ExtractionContext
            {
                SourceUrl = "source",
                DocumentUrl = Extraction.PageUrl,
                Kinds = LinkKindSet.All,
                Selection = selection,
                LinkHeaders = ["<header>; rel=next"],
            });
            extractor.Append("<a href=a>1</a>");
            return Selecting.Hrefs(extractor.Complete());
        }

        Assert.Equal(["a"], Read(Selecting.Of("*")));
        Assert.Equal(["header"], Read(Selecting.Of(unwanted: "*")));
        Assert.Equal(["header", "a"], Read(Selecting.Of(unwanted: "p")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a[")]
    [InlineData("a[href='x]")]
    [InlineData("a >")]
    [InlineData("a > > b")]
    [InlineData("a,")]
    [InlineData("a:bogus")]
    [InlineData("a::bogus")]
    [InlineData(":not(")]
    [InlineData(":not()")]
    [InlineData(":not(a:bogus)")]
    [InlineData(":has()")]
    [InlineData(":has(> )")]
    [InlineData("a)")]
    [InlineData("a { }")]
    [InlineData("//a")]
    [InlineData("..")]
    public void What_is_no_selector_is_refused(string selector)
    {
        Assert.Null(LinkSelection.Parse([selector], [], out var invalid));
        Assert.Equal(selector, invalid);
        Assert.Null(LinkSelection.Parse(["a"], ["b", selector], out invalid));
        Assert.Equal(selector, invalid);
    }

    [Fact]
    public void Functions_nested_without_end_are_refused()
    {
        var selector = string.Concat(Enumerable.Repeat(":is(", 4_000)) + "a" + new string(')', 4_000);
        Assert.Null(LinkSelection.Parse([selector], [], out var invalid));
        Assert.Equal(selector, invalid);
    }

    private static void AssertComplement(string markup, string selector)
    {
        var all = Selecting.Hrefs(Extraction.Links(markup));
        var taken = Selecting.Hrefs(Selecting.Links(markup, selector));
        var left = Selecting.Hrefs(Selecting.Links(markup, unwanted: selector));
        Assert.Equal(all.Order(StringComparer.Ordinal), taken.Concat(left).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> PagesOf(string site) =>
        Directory.GetFiles(Sites.Find(site), "*.html", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Where((_, index) => IsFull || index % 6 == 0).Select(File.ReadAllText);
}
