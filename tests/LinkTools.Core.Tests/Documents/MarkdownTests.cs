using LinkTools.Core.Checking;
using LinkTools.Core.Documents;
using LinkTools.Core.Links;
using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Pages;
using LinkTools.Core.Tests.Links.Selectors;

namespace LinkTools.Core.Tests.Documents;

/// <summary>Links and headings of Markdown.</summary>
public sealed class MarkdownTests
{
    [Fact]
    public void Links_have_their_place_their_text_and_no_element()
    {
        const string Text = """
            ---
            home: https://front.example/
            ---
            # Title of *it*

            See [the `first`](a.md "title") and ![an image](b.png), <https://auto.example/>,
            https://bare.example/x. and www.bare.example, [by name][ref], [ref], [Ref][].

            > - quoted [two](c.md#x)
            >   <a href="d.html"
            >      title=t>raw</a>

            | cell | other |
            |------|-------|
            | [in a table](e.md) | [![img](f.png)](g.md) |

            `[code](no.md)` <!-- [comment](no.md) --> \[escaped](no.md)

                [indented](no.md) https://no.example/

            ```
            https://no.example/ <a href=no>
            ```

            <div>
            <img src="h.png" alt="h">
            </div>

            A note[^1] and mail <me@mail.example>.

            [^1]: See [note](i.md).

            [ref]: <j.md> 'title'
            [unused]: no.md
            """;
        Assert.Equal(
            [
                "6:5 Hyperlink a.md|the first", "6:37 Image b.png|an image",
                "6:57 Hyperlink https://auto.example/|https://auto.example/",
                "7:1 Hyperlink https://bare.example/x|https://bare.example/x",
                "7:29 Hyperlink http://www.bare.example|www.bare.example",
                "7:47 Hyperlink j.md|by name", "7:63 Hyperlink j.md|ref", "7:70 Hyperlink j.md|Ref",
                "9:12 Hyperlink c.md#x|two", "10:5 Hyperlink d.html|raw",
                "15:3 Hyperlink e.md|in a table", "15:24 Hyperlink g.md|img", "15:25 Image f.png|img",
                "26:1 Image h.png|h",
                "29:21 Hyperlink mailto:me@mail.example|me@mail.example", "31:11 Hyperlink i.md|note",
            ],
            Reading.Lines(DocumentKind.Markdown, Text).OrderBy(
                line => int.Parse(line[..line.IndexOf(':', StringComparison.Ordinal)], null)));
        var reader = Reading.Read(DocumentKind.Markdown, Text);
        var links = reader.Complete();
        Assert.Equal("Title of it", reader.Title);
        Assert.Equal(
            ["a.href", "img.src"],
            links.Where(link => link.Element.Length > 0).Select(link => $"{link.Element}.{link.Attribute}").Order(
                StringComparer.Ordinal));
        Assert.Equal("http://host.test/dir/a.md", links[0].Url);
    }

    [Theory]
    [InlineData("# Hello World", "hello-world")]
    [InlineData("# A `code` & *more*: yes!", "a-code--more-yes")]
    [InlineData("# Lets wear a hat: être", "lets-wear-a-hat-être")]
    [InlineData("### `Code` ``Heading", "code-heading")]
    [InlineData("Setext _heading_\n===", "setext-heading")]
    [InlineData("# [A link](x.md) ![image](y.png)", "a-link-")]
    [InlineData("# snake_case-and 1.2.3", "snake_case-and-123")]
    [InlineData("# 日本語 と Ελληνικά", "日本語-と-ελληνικά")]
    [InlineData("# Twice\n# Twice\n# Twice", "twice", "twice-1", "twice-2")]
    [InlineData("# Twice 1\n# Twice\n# Twice", "twice-1", "twice", "twice-2")]
    [InlineData("# \u2699\uFE0F Set up \U0001F389", "\uFE0F-set-up-")]
    [InlineData("# :tada: News", "tada-news")]
    [InlineData("# H\u2082O, 10\u00B2 and \u24B6 \u0130x", "ho-10-and-\u24D0-i\u0307x")]
    [InlineData("# A & B <br> C", "a--b--c")]
    [InlineData("# a_b*c* \\* d", "a_bc--d")]
    [InlineData("# 1. \"Quoted\" \u2014 it\u2019s", "1-quoted--its")]
    [InlineData("# Own {#my-id}", "my-id", "own")]
    [InlineData("# Own { .c #my-id }", "my-id", "own")]
    [InlineData("<a id=x></a> <h2 id='y z'>h</h2>", "x", "y z")]
    [InlineData("> - # Deep", "deep")]
    [InlineData("- <a name=\"anchor\">text", "anchor")]
    public void Headings_have_the_ids_that_GitHub_gives_them(string markdown, params string[] ids)
    {
        var places = FragmentIds.Of(Reading.Places(markdown).Hashes);
        Assert.All(ids, id => Assert.True(places.Has(id), id));
    }

    [Theory]
    [InlineData("```\n# no\n```")]
    [InlineData("    # no")]
    [InlineData("<!--\n# no\n-->")]
    [InlineData("---\n# no\n---\n")]
    [InlineData("+++\n# no\n+++\n")]
    public void What_is_no_heading_has_no_id(string markdown) =>
        Assert.False(FragmentIds.Of(Reading.Places(markdown).Hashes).Has("no"));

    [Theory]
    [InlineData("+++\nurl = \"https://no.example/\"\n+++\n[a](b.md)", "4:1 Hyperlink b.md|a")]
    [InlineData("+++\na = 1\n+++ \n[a](b.md)", "4:1 Hyperlink b.md|a")]
    [InlineData("+++\na = '''\n+++x\nhttps://no.example/\n'''\n+++\n[a](b.md)", "7:1 Hyperlink b.md|a")]
    [InlineData(
        "https://a.example/?b=1&amp;c=2&amp;d, *https://e.example/&amp;*",
        "1:1 Hyperlink https://a.example/?b=1&c=2&d|https://a.example/?b=1&c=2&d",
        "1:40 Hyperlink https://e.example/|https://e.example/")]
    [InlineData("www.a.example/?b&amp;c.", "1:1 Hyperlink http://www.a.example/?b&c|www.a.example/?b&c")]
    [InlineData(
        "https://a.example/?b&copy=1&copy;", "1:1 Hyperlink https://a.example/?b&copy=1|https://a.example/?b&copy=1")]
    [InlineData("+++ text\n[a](b.md)", "2:1 Hyperlink b.md|a")]
    [InlineData("\r\n[a](b.md)\r\n\r\n[c](d.md)", "2:1 Hyperlink b.md|a", "4:1 Hyperlink d.md|c")]
    [InlineData("[a]()", "1:1 Hyperlink |a")]
    [InlineData("![a]()")]
    [InlineData("[a](<b c.md>)", "1:1 Hyperlink b c.md|a")]
    [InlineData("[a](b\\)c.md)", "1:1 Hyperlink b)c.md|a")]
    [InlineData("[a](b&amp;c)", "1:1 Hyperlink b&c|a")]
    [InlineData("[a][none]")]
    [InlineData("[a]: b.md")]
    [InlineData("- [x] [a](b.md)", "1:7 Hyperlink b.md|a")]
    [InlineData("~~[a](b.md)~~", "1:3 Hyperlink b.md|a")]
    [InlineData("<a href='x.md'>open\n\n[a](b.md)", "1:1 Hyperlink x.md|open", "3:1 Hyperlink b.md|a")]
    [InlineData("<style>p{background:url(x.png)}</style>", "1:1 StyleResource x.png|")]
    [InlineData("<script>var a = '<a href=no>'</script>\n\n[a](b.md)", "3:1 Hyperlink b.md|a")]
    [InlineData(
        "see http://localhost:8080/x.", "1:5 Hyperlink http://localhost:8080/x|http://localhost:8080/x")]
    [InlineData(
        "to a.b-c_d+e@mail.example. Not x@y, x@y.z_ or `c@d.example`",
        "1:4 Hyperlink mailto:a.b-c_d+e@mail.example|a.b-c_d+e@mail.example")]
    [InlineData(
        "> **me@a.example**, [you@b.example](c.md)", "1:5 Hyperlink mailto:me@a.example|me@a.example",
        "1:21 Hyperlink c.md|you@b.example")]
    public void Every_form_is_read(string markdown, params string[] expected) =>
        Assert.Equal(expected, Reading.Lines(DocumentKind.Markdown, markdown));

    [Fact]
    public void A_selector_takes_no_links_without_elements()
    {
        const string Text = "[a](b.md) <a href=c.md>c</a>";
        Assert.Empty(Reading.Links(DocumentKind.Markdown, Text, Selecting.Of("*")));
        Assert.Equal(2, Reading.Links(DocumentKind.Markdown, Text, Selecting.Of(unwanted: "a")).Count);
    }

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("[")]
    [InlineData("[a](")]
    [InlineData("![")]
    [InlineData("*a **b ")]
    [InlineData("_a*")]
    [InlineData("<a href=x ")]
    [InlineData("`a``")]
    [InlineData("|a")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[a]: b\n")]
    [InlineData("[a]\n")]
    [InlineData("&#x")]
    [InlineData("https://a.b/(")]
    [InlineData("<!-- ")]
    [InlineData("# a\n")]
    public void Hostile_text_ends_in_time(string part)
    {
        // It may return links, or refuse once.
        var text = string.Concat(Enumerable.Repeat(part, 20_000));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromSeconds(30));
        var reader = DocumentReaders.Create(DocumentKind.Markdown, new ExtractionContext
        {
            SourceUrl = "source",
            DocumentUrl = Tests.Links.Extraction.PageUrl,
            Kinds = LinkKindSet.All,
            Stop = stop.Token,
        });
        reader.Append(text);
        try
        {
            Assert.True(reader.Complete().Count >= 0);
        }
        catch (PageTooComplexException exception)
        {
            Assert.Contains("nested deeper", exception.Message, StringComparison.Ordinal);
        }
    }
}
