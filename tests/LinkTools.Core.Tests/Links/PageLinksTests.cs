using LinkTools.Core.Links;

namespace LinkTools.Core.Tests.Links;

/// <summary>The links of a page, few as objects or many as drafts, are the same however they are enumerated.</summary>
public sealed class PageLinksTests
{
    private const int Many = 10_000;

    private static readonly string Large = string.Concat(Enumerable.Range(0, Many).Select(
        i => $"<a href=/p{i} rel={(i % 3 == 0 ? "nofollow" : "x" + (i % 40))}>text {i}</a><img src=i{i}>\n"));

    [Fact]
    public void Many_links_stay_drafts_and_few_become_objects()
    {
        var many = Read(Large);
        Assert.Same(many, many.MakeIfFew());
        Assert.NotSame(many[0], many[0]);
        many.Release();
        Assert.Empty(many);
        var few = Read("<a href=1>").MakeIfFew();
        Assert.Same(few[0], few[0]);
    }

    [Fact]
    public void One_link_as_long_as_its_page_stays_a_draft_and_what_is_held_counts_its_text()
    {
        var value = new string('x', 2 << 20);
        var large = Read($"<a href={value}>");
        Assert.Same(large, large.MakeIfFew());
        Assert.NotSame(large[0], large[0]);
        Assert.InRange(large.HeldBytes, 2L * value.Length, 3L * value.Length);
        Assert.InRange(Read($"<a href={value[..1000]}>").MakeIfFew().HeldBytes, 1000, 2 * 1000);
    }

    [Fact]
    public void Enumerated_by_index_in_batches_and_resolved_they_are_the_same()
    {
        var links = Read(Large);
        Assert.Equal(2 * Many, links.Count);
        var expected = links.Select(Describe).ToList();
        Assert.Equal("17:1 a href /p16 http://host.test/p16 Hyperlink x16 text 16 False", expected[32]);
        Assert.Equal(expected, Enumerable.Range(0, links.Count).Select(i => Describe(links[i])));
        var batches = links.Batches(999).ToList();
        Assert.Equal([.. Enumerable.Repeat(999, 20), 20], batches.Select(batch => batch.Count));
        Assert.Equal(expected, batches.SelectMany(batch => batch).Select(Describe));
        var resolved = new List<string>();
        foreach (var link in links.Resolve())
            resolved.Add(
                $"{link.Line}:{link.Column} {link.Element} {link.Attribute} {link.Href} {link.Url} {link.Kind} "
                + $"{link.Rel} {link.Text} {link.IsNoFollow}");
        Assert.Equal(expected, resolved);
        resolved.Clear();
        foreach (var link in PageLinks.Of([.. links]).Resolve())
            resolved.Add(
                $"{link.Line}:{link.Column} {link.Element} {link.Attribute} {link.Href} {link.Target?.Href} "
                + $"{link.Kind} {link.Rel} {link.Text} {link.IsNoFollow}");
        Assert.Equal(expected, resolved);
    }

    [Fact]
    public void Those_of_some_kinds_are_taken_from_drafts_and_from_objects()
    {
        var objects = PageLinks.Of([.. Read(Large)]).Keep(LinkKindSet.Of(LinkKind.Image));
        var images = Read(Large).Keep(LinkKindSet.Of(LinkKind.Image));
        Assert.Equal(Many, images.Count);
        Assert.All(images, link => Assert.Equal("img", link.Element));
        Assert.Equal(images.Select(Describe), objects.Select(Describe));
    }

    [Fact]
    public void What_is_equal_is_made_once()
    {
        var links = Read(
            "<a href=http://a.test/x>t</a><a href=y>u</a><a href=http://b.test/>v</a><a href=http://a.test/z>w</a>")
            .ToList();
        Assert.Same(links[0].Host, links[3].Host);
        Assert.Equal("b.test", links[2].Host);
        Assert.Same(links[0].SourceUrl, links[2].SourceUrl);

        var same = Read(string.Concat(Enumerable.Repeat($"<a href=/{new string('x', 1000)}>text</a>", 1000)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(1000, same.MakeIfFew().Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void A_late_base_is_the_base_of_all_and_srcdoc_has_its_own()
    {
        var links = Read(
            "<a href=1></a><iframe srcdoc='<base href=/deep/><a href=2></a>' longdesc=3></iframe>"
            + "<base href=/top/><a href=4>");
        Assert.Equal(
            ["/top/1", "/deep/2", "/top/3", "/top/4"], links.Select(link => new Uri(link.Url).AbsolutePath));
    }

    [Fact]
    public void Links_taken_while_the_page_arrives_leave_the_others_as_they_are()
    {
        var extractor = New();
        var links = new List<PageLink>();
        foreach (var piece in ("<p>text" + Large).Chunk(1000))
        {
            extractor.Append(piece);
            links.AddRange(extractor.TakeReady());
            Assert.InRange(extractor.HeldBytes, 0, 300_000);
        }

        links.AddRange(extractor.Complete());
        Assert.Equal(Read("<p>text" + Large).Select(Describe), links.Select(Describe));
    }

    [Fact]
    public void A_page_without_text_gives_its_links_when_no_frameset_can_be_waited_for_any_longer()
    {
        var extractor = New();
        extractor.Append("<body>");
        var taken = 0;
        for (var i = 0; i < 200_000; i++)
        {
            extractor.Append("<a href=x></a>");
            taken += extractor.TakeReady().Count;
        }

        Assert.InRange(taken, 200_000 - (1 << 16), 200_000);
        Assert.InRange(extractor.HeldBytes, 0, 10_000_000);
        Assert.Equal(200_000, taken + extractor.Complete().Count);
    }

    [Fact]
    public void A_link_that_stays_open_does_not_hold_back_those_behind_it_for_ever()
    {
        var extractor = New();
        extractor.Append("text<a href=first>");
        var taken = 0;
        for (var i = 0; i < 200_000; i++)
        {
            extractor.Append("<img src=x>");
            taken += extractor.TakeReady().Count;
        }

        Assert.InRange(taken, 200_000 - (1 << 16), 200_001);
    }

    [Theory]
    [InlineData("<a href=x>", 60)]
    [InlineData("<a href=x></a>", 60)]
    [InlineData("<img src=x srcset='a, b, c'>", 100)]
    public void A_link_waits_in_a_few_bytes(string markup, int bytes)
    {
        const int Count = 100_000;
        var extractor = New();
        extractor.Append(string.Concat(Enumerable.Repeat(markup, Count)));
        Assert.InRange(extractor.HeldBytes, 0, (long)Count * bytes);
    }

    private static HtmlLinkExtractor New() =>
        new(new ExtractionContext { SourceUrl = "", DocumentUrl = Extraction.PageUrl, Kinds = LinkKindSet.All });

    private static PageLinks Read(string markup)
    {
        var extractor = New();
        extractor.Append(markup);
        return extractor.Complete();
    }

    private static string Describe(PageLink link) =>
        $"{link.Line}:{link.Column} {link.Element} {link.Attribute} {link.Href} {link.Url} {link.Kind} {link.Rel} "
        + $"{link.Text} {link.IsNoFollow}";
}
