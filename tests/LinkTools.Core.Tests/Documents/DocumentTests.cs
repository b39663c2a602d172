using LinkTools.Core.Documents;
using LinkTools.Core.Pages;
using LinkTools.Core.Tests.Links.Selectors;

namespace LinkTools.Core.Tests.Documents;

/// <summary>Links of style sheets, text, SVG and feeds.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void A_style_sheet_has_imports_and_resources() =>
        Assert.Equal(
            [
                "1:9 Stylesheet a.css|", "2:9 Stylesheet b.css|", "3:17 StyleResource c.png|",
                "5:3 StyleResource d.woff|",
            ],
            Reading.Lines(
                DocumentKind.Css,
                "@import 'a.css';\n@import url(b.css);\np { background: url(\"c.png\") } /* url(no) */\n@font-face {\n"
                + "  src: local(x)".Replace("  src: local(x)", "  url( d.woff )", StringComparison.Ordinal)
                + "\n}\n@namespace url(no);"));

    [Theory]
    [InlineData("url(a\\20 b.png)", "a b.png")]
    [InlineData("url(a\\(b\\'c\\\"d.png)", "a(b'c\"d.png")]
    [InlineData("url( a.png \n)", "a.png")]
    [InlineData("url(a b.png) url(c.png)", "c.png")]
    [InlineData("url(a(b.png) url(c.png)", "c.png")]
    [InlineData("url(a\\\nb.png) url(c.png)", "c.png")]
    [InlineData("url(a\\))", "a)")]
    [InlineData("u\\72l(a.png)", "a.png")]
    [InlineData("url(\"a\\\nb.png\")", "ab.png")]
    [InlineData("url('a\nb.png) url(c.png)", "c.png")]
    [InlineData("url(a.png", "a.png")]
    [InlineData("url() url('') url( )")]
    [InlineData("image-set(\"a.png\" 1x, url(b.png) 2x)", "a.png", "b.png")]
    [InlineData(
        "-webkit-image-set('a.png' 1x, \"b.avif\" type('image/avif') 2x), url(c.png)", "a.png", "b.avif", "c.png")]
    [InlineData("Image-Set(linear-gradient(red, blue) 1x, 'a.png' 2x); content: 'no.png'", "a.png")]
    [InlineData("image-set(''); x: image-set('a.png'; y: 'no.png'", "a.png")]
    [InlineData("image('no.png') my-image-set('no.png') image-set ('no.png')")]
    public void Escapes_and_broken_addresses_of_a_style_sheet_follow_its_syntax(string css, params string[] expected) =>
        Assert.Equal(expected, Reading.Links(DocumentKind.Css, $"p {{ background: {css}").Select(link => link.Href));

    [Fact]
    public void Elements_of_a_page_in_a_feed_have_bases_of_their_own()
    {
        const string Text = """
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:h="http://www.w3.org/1999/xhtml"
                  xml:base="http://a.example/">
            <title type="xhtml"><h:div xml:base="no/">The <h:b>feed</h:b></h:div></title>
            <entry xml:base="e/"><content type="xhtml"><h:div xml:base="d/"><h:a href="1">1</h:a>
            <h:p xml:base="/p/"><h:a href="2">2</h:a></h:p><h:img src="3"/></h:div></content><link href="4"/></entry>
            <link href="5"/></feed>
            """;
        var reader = Reading.Read(DocumentKind.Feed, Text);
        Assert.Equal(
            [
                "http://a.example/e/d/1", "http://a.example/p/2", "http://a.example/e/d/3", "http://a.example/e/4",
                "http://a.example/5",
            ],
            reader.Complete().Select(link => link.Url));
        Assert.Equal("The feed", reader.Title);
    }

    [Theory]
    [InlineData("See https://a.example/x.", "https://a.example/x")]
    [InlineData("(see http://a.example/wiki/A_(b))", "http://a.example/wiki/A_(b)")]
    [InlineData("http://a.example/wiki/A_(b)", "http://a.example/wiki/A_(b)")]
    [InlineData("<https://a.example/?q=1&r=2>", "https://a.example/?q=1&r=2")]
    [InlineData("\"https://a.example/\", 'http://b.example/'!", "https://a.example/", "http://b.example/")]
    [InlineData("“https://a.example/”。https://b.example/、", "https://a.example/", "https://b.example/")]
    [InlineData("[https://a.example/] {http://b.example/}", "https://a.example/", "http://b.example/")]
    [InlineData("https://a.example/x?!... https://b.example/;", "https://a.example/x", "https://b.example/")]
    [InlineData("HTTPS://A.example/Path", "HTTPS://A.example/Path")]
    [InlineData("www.a.example/x, WWW.b.example.", "http://www.a.example/x", "http://WWW.b.example")]
    [InlineData("mailto:a@b.example. ftp://f.example/file", "mailto:a@b.example", "ftp://f.example/file")]
    [InlineData("https://a.example/*bold*", "https://a.example/*bold")]
    [InlineData("**https://a.example/**", "https://a.example/")]
    [InlineData("https://a.example/#frag-ment_1", "https://a.example/#frag-ment_1")]
    [InlineData("https://münchen.example/straße", "https://münchen.example/straße")]
    [InlineData("https://[::1]:8080/x", "https://[::1]:8080/x")]
    [InlineData("_https://a.example/b_c_ _www.d.example_", "https://a.example/b_c", "http://www.d.example")]
    [InlineData("https://a.example/\u2026 https://b.example/\u3002 https://c.example/\u060C", "https://a.example/",
        "https://b.example/", "https://c.example/")]
    [InlineData("http://a.example/,http://b.example/;https://c.example/x,y|http://d.example/", "http://a.example/",
        "http://b.example/", "https://c.example/x,y", "http://d.example/")]
    [InlineData("https://archive.example/web/http://a.example/", "https://archive.example/web/http://a.example/")]
    [InlineData("abc.www.no.example me@www.no.example x-www.no.example _www.a.example_", "http://www.a.example")]
    [InlineData("\"https://a.example/x\\n\"", "https://a.example/x")]
    [InlineData("https:/// http://///")]
    [InlineData("http:// https:// www. mailto: xhttp://no.example nohttps no.example a@b.example")]
    [InlineData("javascript:alert(1) file:///etc/passwd data:text/plain,x")]
    public void Text_has_the_URLs_that_people_write(string text, params string[] expected) =>
        Assert.Equal(expected, Reading.Links(DocumentKind.Text, text).Select(link => link.Href));

    [Fact]
    public void A_long_line_of_brackets_takes_no_time_to_speak_of()
    {
        var text = "https://a.example/" + new string('(', 1_000_000) + new string(')', 1_000_000);
        Assert.Single(Reading.Links(DocumentKind.Text, text));
        Assert.Single(Reading.Links(DocumentKind.Text, string.Concat(Enumerable.Repeat("http://", 200_000))));
    }

    [Fact]
    public void The_line_and_column_of_text_count_from_one() =>
        Assert.Equal(
            ["2:5 Hyperlink http://a.example/|http://a.example/"],
            Reading.Lines(DocumentKind.Text, "first\r\nSee http://a.example/,"));

    [Fact]
    public void SVG_is_XML()
    {
        const string Text = """
            <?xml version="1.0"?>
            <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
            <style>circle { fill: url(#f) }</style>
            <a xlink:href="a.html"><text>Go</text></a><image href="b.png"/><use href="#c"/>
            </svg>
            """;
        Assert.Equal(
            [
                "3:1 StyleResource #f|", "4:1 Hyperlink a.html|Go", "4:43 Image b.png|", "4:64 Svg #c|",
            ],
            Reading.Lines(DocumentKind.Xml, Text));
        Assert.Equal(["b.png"], Selecting.Hrefs(Reading.Links(DocumentKind.Xml, Text, Selecting.Of("a + image"))));
    }

    [Fact]
    public void RSS_has_items_enclosures_and_HTML()
    {
        const string Text = """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>The &amp; feed</title><link>https://site.example/</link>
            <atom:link rel="self" href="/feed.xml"/><image><url>logo.png</url></image>
            <item><title>One</title><link> https://site.example/1 </link><guid>https://site.example/?p=1</guid>
            <guid isPermaLink="false">tag:1</guid><comments>/1#comments</comments>
            <enclosure url="a.mp3" type="audio/mpeg" length="1"/><media:thumbnail url="t.jpg"/>
            <description>&lt;a href="/x"&gt;x&lt;/a&gt;</description>
            <content:encoded><![CDATA[<p><img src="y.png" alt="y"><a href=z>z</a>]]></content:encoded></item>
            </channel></rss>
            """;
        Assert.Equal(
            [
                "3:39 Hyperlink https://site.example/|", "4:1 Related /feed.xml|", "4:48 Image logo.png|",
                "5:25 Hyperlink https://site.example/1|", "5:62 Hyperlink https://site.example/?p=1|",
                "6:39 Hyperlink /1#comments|", "7:1 Media a.mp3|", "7:54 Image t.jpg|", "8:1 Hyperlink /x|x",
                "9:1 Image y.png|y", "9:1 Hyperlink z|z",
            ],
            Reading.Lines(DocumentKind.Xml, Text));
        var reader = Reading.Read(DocumentKind.Feed, Text, Selecting.Of("item", "description, guid"));
        Assert.Equal(
            ["https://site.example/1", "/1#comments", "a.mp3", "t.jpg", "y.png", "z"],
            Selecting.Hrefs(reader.Complete()));
        Assert.Equal("The & feed", reader.Title);
    }

    [Fact]
    public void Atom_has_links_by_their_relation_and_bases()
    {
        const string Text = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://site.example/blog/">
            <title>Blog</title><link href="."/><link rel="next" href="?page=2"/><logo>logo.png</logo>
            <author><name>A</name><uri>/about</uri></author>
            <entry xml:base="2026/"><title>E</title><id>tag:x</id><link rel="alternate" href="e1" title="One"/>
            <link rel="enclosure" href="e1.ogg"/><content type="html">&lt;a href="inner"&gt;i&lt;/a&gt;</content>
            <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><a href="deep">d</a></div></summary>
            <content type="image/png" src="pic.png"/></entry>
            </feed>
            """;
        Assert.Equal(
            [
                "Hyperlink https://site.example/blog/", "Pagination https://site.example/blog/?page=2",
                "Image https://site.example/blog/logo.png", "Related https://site.example/about",
                "Hyperlink https://site.example/blog/2026/e1", "Media https://site.example/blog/2026/e1.ogg",
                "Hyperlink https://site.example/blog/2026/inner", "Hyperlink https://site.example/blog/2026/deep",
                "Media https://site.example/blog/2026/pic.png",
            ],
            Reading.Links(DocumentKind.Feed, Text).Select(link => $"{link.Kind} {link.Url}"));
    }

    [Fact]
    public void A_broken_feed_is_read_as_far_as_it_is_whole()
    {
        var reader = Reading.Read(DocumentKind.Feed, "<rss><channel><link>https://a.example/</link><b></rss>");
        Assert.Equal(["https://a.example/"], Selecting.Hrefs(reader.Complete()));
        Assert.Contains("line 1", Assert.Single(reader.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.md", DocumentKind.Markdown)]
    [InlineData("A.MARKDOWN", DocumentKind.Markdown)]
    [InlineData("a.css.gz", DocumentKind.Css)]
    [InlineData("a.txt", DocumentKind.Text)]
    [InlineData("a.svg", DocumentKind.Xml)]
    [InlineData("a.rss", DocumentKind.Feed)]
    [InlineData("a.rdf", DocumentKind.Feed)]
    [InlineData("a.xht", DocumentKind.Xhtml)]
    [InlineData("a.php", null)]
    public void A_name_says_what_a_file_is(string name, DocumentKind? kind) =>
        Assert.Equal(kind, DocumentKinds.OfFile(name));
}
