using LinkTools.Core.Links;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Tests.Links;

/// <summary>What a page says about itself besides its links, and what is left out of it.</summary>
public sealed class FactsTests
{
    [Theory]
    [InlineData("<title> One\n &amp; two </title><title>no</title>", "One & two")]
    [InlineData("<body><p>text<title>late</title>", "late")]
    [InlineData("<svg><title>no</title></svg><title>yes</title>", "yes")]
    [InlineData("<template><title>no</title></template><title>yes</title>", "yes")]
    [InlineData("<iframe srcdoc='<title>no</title>'></iframe><title>yes</title>", "yes")]
    [InlineData("<noscript><title>no</title></noscript><title>yes</title>", "yes")]
    [InlineData("<title>cut", "cut")]
    [InlineData("<title></title>", "")]
    [InlineData("<title>a\u001b[31m\u200b</title>", "a[31m")]
    [InlineData("<!-- <title>no</title> --><textarea><title>no</title></textarea>", null)]
    public void The_title_is_the_first_ones_text(string markup, string? expected)
    {
        foreach (var size in new[] { 1, 7, 1000 })
        {
            var extractor = Extractor();
            foreach (var piece in markup.Chunk(size))
                extractor.Append(piece);
            extractor.Complete();
            Assert.Equal(expected, extractor.Title);
        }
    }

    [Fact]
    public void Ids_and_names_of_anchors_are_given_in_order()
    {
        var places = new PagePlaces();
        var extractor = Extractor(places);
        extractor.Append(
            "<html id=1><body ID='2 &amp;'><p id=''><a name=3 id=4>x</a><A NAME=5><svg id=6><g id=7 /></svg>"
            + "<img name=no><template id=8><p id=no></template><!-- <p id=no> --><textarea id=9><p id=no></textarea>"
            + "<iframe srcdoc='<p id=no>'></iframe><html id=no><script id=10>'<p id=no>'</script><td id=no>"
            + "<noscript><p id=11></noscript>");
        extractor.Complete();
        string[] expected = ["1", "2 &", "4", "3", "5", "6", "7", "8", "9", "10", "11"];
        Assert.Equal(expected.Select(name => PagePlaces.HashOf(name)), places.Hashes);
        Assert.True(places.HasScripts);
    }

    [Fact]
    public void Ids_change_nothing_else()
    {
        foreach (var file in Directory.EnumerateFiles(Sites.Find("postgresql-15"), "*.html").Take(30))
        {
            var markup = File.ReadAllText(file);
            Assert.Equal(Links(markup, null), Links(markup, new PagePlaces()));
        }

        static string[] Links(string markup, PagePlaces? places)
        {
            var extractor = Extractor(places);
            extractor.Append(markup);
            return [.. extractor.Complete().Select(link => $"{link.Line}:{link.Column} {link.Url} {link.Text}")];
        }
    }

    [Theory]
    [InlineData("<noscript><base href=/no/></noscript><a href=x>", "http://host.test/dir/x")]
    [InlineData("<body><noscript><base href=/no/></noscript><a href=x>", "http://host.test/dir/x")]
    [InlineData("<noscript><base href=/no/></noscript><base href=/yes/><a href=x>", "http://host.test/yes/x")]
    [InlineData("<noscript><meta name=robots content=nofollow></noscript><a href=x>", "http://host.test/dir/x")]
    public void What_stands_in_noscript_does_not_speak_for_the_page(string markup, string expected)
    {
        var link = Assert.Single(Extraction.Links(markup));
        Assert.Equal((expected, false), (link.Url, link.IsNoFollow));
    }

    [Theory]
    [InlineData("<img src=''><script src=''></script><link rel=stylesheet href=''><iframe src=''></iframe>")]
    [InlineData("<video src='' poster=''><source src=''><track src=''></video><audio src=''></audio>")]
    [InlineData("<embed src=''><object data=''></object><input type=image src=''><frameset><frame src=''>")]
    [InlineData("<img data-src='' srcset=''><body background=''><style>@import ''; p{background:url()}</style>")]
    [InlineData("<meta property=og:image content=''>")]
    [InlineData("<img src><img src=\"\"><script src></script><script type=module src=''></script>")]
    [InlineData("<div data-bg='' data-background='' data-background-image='' data-poster=''>")]
    [InlineData("<p style='background:url(\"\")'><p style='background:url( )'><style>@import url();</style>")]
    [InlineData("<svg><image href=''/><image xlink:href=''/><feImage href=''/><script href=''></script></svg>")]
    [InlineData("<svg><use href=''/><use xlink:href=''/><linearGradient href=''/><textPath href=''/></svg>")]
    [InlineData("<link rel=canonical href=''><link rel=icon href=''><link rel=preload as=image imagesrcset=''>")]
    [InlineData("<a ping='  '></a><img srcset=' , '><picture><source srcset=''></picture>")]
    [InlineData("<applet code='' object='' archive=' , '></applet><menuitem icon=''><td background=''>")]
    [InlineData("<html manifest=''><iframe srcdoc=''></iframe><img data-lazy='' data-srcset=''>")]
    [InlineData("<noscript><img src=''></noscript><template><img src=''></template>")]
    [InlineData("<script type=application/ld+json>{\"url\":\"\"}</script>")]
    [InlineData("<img src=' '><script src='\n'></script><link rel=stylesheet href=' '><iframe src=' '></iframe>")]
    [InlineData("<video poster=' '></video><embed src='\t'><object data=' '></object>")]
    [InlineData("<input type=image src=' '><svg><image href=' '/></svg><link rel=preload as=image href=' '>")]
    public void An_empty_address_of_what_fetches_is_no_link(string markup) => Assert.Empty(Extraction.Links(markup));

    [Theory]
    [InlineData("<video src=' '></video>")]
    [InlineData("<audio src=' '></audio>")]
    [InlineData("<video><source src=' '></video>")]
    [InlineData("<a href=' '>self</a>")]
    public void White_space_alone_is_the_page_where_a_browser_fetches_it(string markup) =>
        Assert.Single(Extraction.Links(markup));

    [Fact]
    public void An_empty_address_of_what_a_reader_follows_is_the_page() =>
        Assert.Equal(
            ["a", "form", "blockquote"],
            Extraction.Links("<a href=''></a><form action=''></form><blockquote cite=''>")
                .Select(link => link.Element));

    [Theory]
    [InlineData("<a href=x>{0}</a>", 5000, "cut after 4096 characters")]
    [InlineData("<script type=application/ld+json>\"{0}\"</script>", 2_000_000, "JSON-LD script of more than 1048576")]
    public void What_a_bound_leaves_out_is_said_once(string markup, int length, string expected)
    {
        var extractor = Extractor();
        var text = new string('x', length);
        extractor.Append(markup.Replace("{0}", text, StringComparison.Ordinal));
        extractor.Append(markup.Replace("{0}", text, StringComparison.Ordinal));
        extractor.Complete();
        Assert.Contains(expected, Assert.Single(extractor.Notes), StringComparison.Ordinal);
        Assert.Empty(extractor.Warnings);
    }

    [Fact]
    public void A_base_that_is_too_long_is_said()
    {
        var extractor = Extractor();
        extractor.Append($"<base href='/{new string('b', 9000)}/'><a href=x>");
        Assert.Equal("http://host.test/dir/x", Assert.Single(extractor.Complete()).Url);
        Assert.Contains("more than 8192 characters", Assert.Single(extractor.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_scripts_and_documents_in_documents_are_said()
    {
        var extractor = Extractor();
        extractor.Append(string.Concat(Enumerable.Repeat("<script type=application/ld+json>{\"a\"}</script>", 20)));
        var inner = "<a href=x>";
        for (var i = 0; i < 10; i++)
            inner = $"<iframe srcdoc=\"{System.Net.WebUtility.HtmlEncode(inner)}\"></iframe>";
        extractor.Append(inner);
        Assert.Empty(extractor.Complete());
        Assert.Equal(2, extractor.Notes.Count);
    }

    private static HtmlLinkExtractor Extractor(PagePlaces? places = null) => new(new ExtractionContext
    {
        SourceUrl = "source",
        DocumentUrl = Extraction.PageUrl,
        Kinds = LinkKindSet.All,
        Places = places,
    });
}
