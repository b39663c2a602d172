using CsCheck;
using LinkTools.Core.Links;

namespace LinkTools.Core.Tests.Links;

/// <summary>The result does not depend on how the text is split into pieces, or when links are taken.</summary>
public sealed class ChunkingTests
{
    [Fact]
    public void Any_cuts_give_the_same_links() =>
        Gen.Select(BrokenMarkup.Documents, Gen.Int[1, 12].Array[1, 20], Gen.Bool).Sample(
            (markup, sizes, takesEarly) =>
            {
                var whole = Extraction.Links(markup).Select(Describe);
                Assert.Equal(
                    whole,
                    InPieces(
                        markup, sizes,
                        takesEarly && !markup.Contains("base", StringComparison.OrdinalIgnoreCase)).Select(Describe));
            },
            iter: 2_000);

    [Theory]
    [InlineData("<p>\r\n<a href=x>\r\n</a>\r<a href=y>", "2:1 4:1")]
    [InlineData("\n\r\n\r<a href=x>", "4:1")]
    [InlineData("\r\n\n<b>é</b><a href=x>", "3:9")]
    public void Lines_end_at_lf_cr_and_both(string markup, string expected)
    {
        foreach (var size in Enumerable.Range(1, markup.Length))
            Assert.Equal(
                expected,
                string.Join(' ', InPieces(markup, [size], false).Select(link => $"{link.Line}:{link.Column}")));
    }

    [Theory]
    [InlineData("&#x", "41;")]
    [InlineData("&#", "65;")]
    [InlineData("&#X", "41 ")]
    public void References_are_whole_however_many_zeros_they_have(string start, string end)
    {
        var markup = $"<a href=x>{start}{new string('0', 100)}{end}</a>";
        foreach (var size in Enumerable.Range(1, markup.Length))
            Assert.Equal("A", Assert.Single(InPieces(markup, [size], false)).Text);
    }

    [Theory]
    [InlineData("<table><a href=x>one<tr> a<i> b</table>", "one a b")]
    [InlineData("<table><a href=x>one<tr>a< b</table>", "one a< b")]
    [InlineData("<table><a href=x>one<tr> \n a b</table>", "one a b")]
    [InlineData("<table><a href=x>one<tr>a<!-- c --> <b>b</table>", "one ab")]
    [InlineData("<table><a href=x>one<tr>a &amp; b</table>", "one a & b")]
    public void Text_between_the_rows_of_a_table_is_one_run(string markup, string expected)
    {
        foreach (var size in Enumerable.Range(1, markup.Length))
            Assert.Equal((size, expected), (size, Assert.Single(InPieces(markup, [size], false)).Text));
    }

    /// <summary>Two pieces, cut at every place of html5lib's documents; of each 20th unless LINKTOOLS_FULL is set.
    /// </summary>
    [Fact]
    public void A_cut_at_any_place_changes_nothing()
    {
        var step = Environment.GetEnvironmentVariable("LINKTOOLS_FULL") == "1" ? 1 : 20;
        var cuts = 0;
        foreach (var file in Directory.GetFiles(Corpora.Find("html/tree-construction"), "*.dat").Order())
        {
            foreach (var markup in DatFile.Read(file).Select(@case => @case.Markup).Where((_, i) => i % step == 0))
            {
                // Links and their words do not stand in every one of them.
                var linked = $"<a href=first>{markup}<a href=last>";
                var whole = Extraction.Links(linked).Select(Describe).ToList();
                for (var cut = 1; cut < linked.Length; cut++, cuts++)
                {
                    var pieces = InPieces(linked, [cut, linked.Length - cut], false).Select(Describe).ToList();
                    if (!whole.SequenceEqual(pieces))
                        Assert.Fail(
                            $"cut at {cut}: {linked}\nwhole  {string.Join('|', whole)}\npieces "
                            + string.Join('|', pieces));
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{cuts} cuts");
        Assert.InRange(cuts, step == 1 ? 53_184 : 2_000, int.MaxValue);
    }

    [Fact]
    public void Links_come_as_soon_as_their_text_is_over()
    {
        var extractor = New();
        extractor.Append("<p>text <a href=1>one</a> <a href=2>two");
        Assert.Equal("one", Assert.Single(extractor.TakeReady()).Text);
        Assert.Empty(extractor.TakeReady());
        extractor.Append(" more</a><a href=3>three");
        Assert.Equal("two more", Assert.Single(extractor.TakeReady()).Text);
        Assert.Equal("three", Assert.Single(extractor.Complete()).Text);
    }

    [Fact]
    public void Links_that_a_frameset_may_still_replace_are_held_back()
    {
        var extractor = New();
        extractor.Append("<link href=kept><p><a href=1></a> ");
        Assert.Equal("kept", Assert.Single(extractor.TakeReady()).Href);
        extractor.Append("<frameset><frame src=2>");
        Assert.Equal("2", Assert.Single(extractor.Complete()).Href);
    }

    private static HtmlLinkExtractor New() =>
        new(new ExtractionContext { SourceUrl = "", DocumentUrl = Extraction.PageUrl, Kinds = LinkKindSet.All });

    private static List<PageLink> InPieces(string markup, int[] sizes, bool takesEarly)
    {
        var extractor = New();
        var links = new List<PageLink>();
        for (int position = 0, i = 0; position < markup.Length; i++)
        {
            var size = Math.Min(sizes[i % sizes.Length], markup.Length - position);
            extractor.Append(markup.AsSpan(position, size));
            position += size;
            if (takesEarly)
                links.AddRange(extractor.TakeReady());
        }

        links.AddRange(extractor.Complete());
        return links;
    }

    // A nofollow that comes late cannot change links that were already returned.
    private static string Describe(PageLink link) =>
        $"{link.Line}:{link.Column} {link.Element} {link.Attribute} {link.Href} {link.Url} {link.Kind} {link.Rel} "
            + $"'{link.Text}'";
}
