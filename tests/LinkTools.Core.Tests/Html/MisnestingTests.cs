using LinkTools.Core.Html;

namespace LinkTools.Core.Tests.Html;

/// <summary>End tags of formatting elements, as the adoption agency handles them, decide what the tags after them become.</summary>
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

    private static void Check(string markup, int links)
    {
        Assert.Equal(links, Extraction.Links(markup).Count);
        Assert.Equal(links, DomOracle.Read(markup, Extraction.PageUrl, LinkKindSet.All).Count);
    }
}
