using LinkTools.Core.Links;

namespace LinkTools.Core.Tests.Links;

/// <summary>
/// End tags of formatting elements, as the adoption agency handles them, decide what the tags after them become.
/// </summary>
public sealed class MisnestingTests
{
    [Theory]
    [InlineData("<a><li><svg></a><xmp href=x>")]
    [InlineData("<nobr><ul><svg></nobr><th data-src=x>")]
    [InlineData("<b><blockquote><math><g></b><colgroup href=x>")]
    [InlineData("<b><blockquote><i><svg><g></b><iframe href=x></iframe>")]
    public void A_formatting_end_tag_leaves_svg_inside_a_block(string markup) => Check(markup, 0);

    [Theory]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    public void Below_eight_blocks_it_is_left_open(int blocks, int links) =>
        Check($"<b>{string.Concat(Enumerable.Repeat("<div>", blocks))}<svg></b><th href=x>", links);

    [Theory]
    // Closed by its heading, reopened before math, closed in it: math has ended.
    [InlineData("<h1><a></h1><math><g></a><caption href=x>", 0)]
    [InlineData("<p><b></p><svg></b><td href=x>", 0)]
    // Not reopened since, so its end tag closes nothing.
    [InlineData("<svg><desc><p><b></p></desc></b><td href=x>", 1)]
    // The end of a cell limits what is reopened.
    [InlineData("<p><b></p><table><td><svg></b><th href=x>", 1)]
    [InlineData("<p><b></p></b><svg></b><td href=x>", 1)]
    [InlineData("<p><b></p>x<table><svg></b><rt href=x>", 1)]
    [InlineData("<p><a></p><a></a><svg></a><td href=x>", 1)]
    public void A_formatting_element_that_others_closed_is_closed_in_svg_as_a_browser_does(string markup, int links) =>
        Check(markup, links);

    [Theory]
    [InlineData("<a><form><li><annotation-xml></a><svg></annotation-xml><td href=x>", 1)]
    [InlineData("<a><div><x-own></a><svg></x-own><td href=x>", 1)]
    public void What_the_topmost_block_holds_is_closed_with_the_formatting_element(string markup, int links) =>
        Check(markup, links);

    private static void Check(string markup, int links)
    {
        Assert.Equal(links, Extraction.Links(markup).Count);
        Assert.Equal(links, DomOracle.Read(markup, Extraction.PageUrl, LinkKindSet.All).Count);
    }
}
