using CsCheck;

namespace LinkTools.Core.Tests.Links;

/// <summary>A link gives back the strings that it was made of, however it was made.</summary>
public sealed class PageLinkTests
{
    private static readonly Gen<string> Value = Gen.Char[
        "ab/?é\u00FF\u0100日\uD83D\uDE00\uD800"].Array[0, 12].Select(characters => new string(characters));

    [Fact]
    public void Links_of_a_page_have_their_strings() =>
        Gen.Select(Value, Value, Value, Gen.Int[0, 12]).Sample((url, href, text, tail) =>
        {
            tail = Math.Min(tail, url.Length);
            var link = new PageLink(LinkTraits.None, url, href, tail, text, same: null) { Line = 1 };
            Assert.Equal((url, href + url[^tail..], text), (link.Url, link.Href, link.Text));
            var again = new PageLink(LinkTraits.None, url, href, tail, text, link) { Line = 2 };
            Assert.Equal((url, href + url[^tail..], text, 2), (again.Url, again.Href, again.Text, again.Line));
            Assert.Equal(url.Length > 0 ? url : link.Href, link.ToString());
        });

    [Fact]
    public void Links_of_a_script_have_what_was_set_in_any_order() =>
        Gen.Select(Value, Value, Value).Sample((url, href, text) =>
        {
            PageLink[] links =
            [
                new() { SourceUrl = "s", Url = url, Href = href, Text = text, Element = "a", Attribute = "h" },
                new() { Attribute = "h", Text = text, Element = "a", Href = href, Url = url, SourceUrl = "s" },
            ];
            foreach (var made in links)
            {
                Assert.Equal((url, href, text), (made.Url, made.Href, made.Text));
                Assert.Equal(("s", "a", "h"), (made.SourceUrl, made.Element, made.Attribute));
            }
        });

    [Fact]
    public void What_is_set_on_one_link_does_not_change_those_of_its_page()
    {
        var traits = new LinkTraits { SourceUrl = "s", Element = "a", Attribute = "href", Kind = "Hyperlink" };
        var first = new PageLink(traits, "http://a/b", "", 1, "t", same: null);
        var second = new PageLink(traits, "http://a/b", "", 1, "t", first) { Rel = "next", Href = "x", Kind = "Image" };
        Assert.Equal(("Hyperlink", "", "b"), (first.Kind, first.Rel, first.Href));
        Assert.Equal(("Image", "next", "x", "http://a/b"), (second.Kind, second.Rel, second.Href, second.Url));
        Assert.Equal("", new PageLink { SourceUrl = "", Url = "", Href = "", Element = "", Attribute = "" }.Kind);
    }
}
