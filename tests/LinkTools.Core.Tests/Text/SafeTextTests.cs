using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Tests.Links;

namespace LinkTools.Core.Tests.Text;

/// <summary>Nothing that a page or a user writes acts on a terminal, reorders a line, or hides from -eq.</summary>
public sealed class SafeTextTests
{
    private const string Going = "\0\u0007\u001b\u007f\u0085\u009b\u00ad\u200b\u202a\u202b\u202c\u202d\u202e\u2060"
        + "\u2066\u2067\u2068\u2069\ufeff";

    private const string Staying = "\u061c\u200c\u200d\u200e\u200f\u2061é😀\t\r\n";

    [Fact]
    public void What_goes_goes_and_what_writing_systems_need_stays()
    {
        foreach (var c in Going)
            Assert.Equal("ab", SafeText.Clean($"a{c}b"));
        Assert.Equal(Staying, SafeText.Clean(Staying));
        Assert.Equal("ab", SafeText.CleanLine("a\t\r\nb\u202e"));
        Assert.Equal("ab", SafeText.Clean("a\u200bb".AsSpan()).ToString());
    }

    [Fact]
    public void Every_string_of_a_link_is_clean()
    {
        // NUL is another character in markup, and NEL is white space in a text.
        var dirty = string.Concat(Going.Where(c => c is not ('\0' or '\u0085')));
        var markup = $"<x{dirty}y data-src='/u{dirty}'></x>"
            + $"<a href='http://[{dirty}' rel='{dirty}next' title='{dirty}t'></a>"
            + $"<a href=v>one{dirty}two</a><style{dirty}></style>";
        var context = new ExtractionContext
        {
            SourceUrl = $"source{dirty}",
            DocumentUrl = Extraction.PageUrl,
            Kinds = LinkKindSet.All,
            LinkHeaders = [$"<h{dirty}>; rel=\"{dirty}x\"; title=\"{dirty}t\""],
        };
        var links = Extraction.Links(markup, context);
        Assert.Equal(4, links.Count);
        Assert.Equal("xy", links[1].Element);
        Assert.Equal("onetwo", links[3].Text);
        foreach (var value in links.SelectMany(link =>
            typeof(PageLink).GetProperties().Select(property => property.GetValue(link)).OfType<string>()))
            Assert.DoesNotContain(value, c => dirty.Contains(c, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_user_typed_is_shown_clean()
    {
        var page = PageRequest.ForUrl("http://a.example/\u001b[31m\u202ex");
        Assert.Equal("http://a.example/[31mx", page.Source);
        Assert.Equal("http://a.example/%1B[31m%E2%80%AEx", page.Url!.Href);
    }
}
