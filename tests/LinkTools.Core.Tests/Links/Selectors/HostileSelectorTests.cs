using LinkTools.Core.Links.Selectors;

namespace LinkTools.Core.Tests.Links.Selectors;

/// <summary>Pages and selectors for which a tree, or a search in it, would need endless time or memory.</summary>
[Trait("Category", "Long")]
public sealed class HostileSelectorTests
{
    private static readonly string[] Selectors =
    [
        "div div div a", "main div div div div div div div div b", ":has(b)", "div:has(div:has(div b))",
        "div ~ div ~ div ~ a", "a:not(main div div div div div div *)", ":nth-child(2n of div div div *)",
        ":is(div div, div div div) :is(b, a)", ":nth-last-of-type(3n+1)", ":empty", ":contains('y')",
    ];

    public static TheoryData<string> Shapes() => [.. Pages.Keys];

    private static readonly Dictionary<string, Func<string>> Pages = new()
    {
        ["deep as it may be"] = () => Repeat("<div>", 500) + Repeat("<a href=x>x</a>", 2_000),
        ["wide"] = () => "<main>" + Repeat("<div><a href=x>x</a></div>", 5_000),
        ["wide and deep"] = () => Repeat(Repeat("<div>", 400) + "<a href=x>x</a>" + Repeat("</div>", 400), 40),
        ["formatting elements opened again and again"] = () => string.Concat(
            Enumerable.Range(0, 1_500).Select(n => $"<p><font size={n}>x</p><a href=x>y</a>")),
        ["a table without cells"] = () => "<table>" + Repeat("<a href=x>x", 2_000),
        ["attributes"] = () => "<a href=x " + string.Concat(Enumerable.Range(0, 5_000).Select(n => $"a{n}=x ")) + ">",
        ["end tags"] = () => Repeat("<b>", 400) + Repeat("</i>", 10_000) + "<a href=x>",
        ["comments"] = () => Repeat("<!>", 20_000) + "<a href=x>",
        ["templates in templates"] = () => Repeat("<template>", 400) + "<a href=x>",
        ["nested links"] = () => Repeat("<a href=x>", 5_000),
        ["one long text"] = () => "<a href=x>" + new string('y', 2_000_000),
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Every_selector_ends_in_time_on_every_page(string shape)
    {
        var markup = Pages[shape]();
        var all = Extraction.Links(markup).Count;
        foreach (var selector in Selectors)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            stop.CancelAfter(TimeSpan.FromSeconds(60));
            try
            {
                var taken = Selecting.Read(markup, Selecting.Of(selector), isXml: false, stop.Token).Count;
                Assert.InRange(taken, 0, all);
            }
            catch (PageTooComplexException exception)
            {
                // Which pages are refused is tested below; here a page becomes so by what a tree repeats.
                Assert.Contains("tree of more than", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("<div>", 100_000, "deeper than 512")]
    [InlineData("<b>", 600, "deeper than 512")]
    [InlineData("<svg><g>", 400, "deeper than 512")]
    [InlineData("<template>", 600, "deeper than 512")]
    [InlineData("<br>", 250_001, "more than 250000 elements")]
    [InlineData("<a x>", 260_000, "more than 250000 elements")]
    [InlineData("</p>", 760_000, "more than 750000 tags")]
    [InlineData("<!>", 800_000, "more than 750000 tags")]
    [InlineData("<!-- x -->", 800_000, "more than 750000 tags")]
    public void A_page_that_would_become_too_large_a_tree_is_refused_before_there_is_one(
        string part, int count, string reason)
    {
        var started = GC.GetAllocatedBytesForCurrentThread();
        var markup = Repeat(part, count) + "<a href=x>";
        var exception = Assert.Throws<PageTooComplexException>(() => Selecting.Links(markup, "a"));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        // The text is copied a few times; a tree would be hundreds of bytes for each tag.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - started, 0, (20L * markup.Length) + (32 << 20));
    }

    [Fact]
    public void A_page_as_deep_as_may_be_is_read()
    {
        // html and body are two of the levels.
        Assert.Single(Selecting.Links(Repeat("<div>", 509) + "<a href=x>", "a"));
        Assert.Throws<PageTooComplexException>(() => Selecting.Links(Repeat("<div>", 510) + "<a href=x>", "a"));
    }

    [Fact]
    public void A_deadline_ends_parsing_and_matching()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(
            () => Selecting.Read("<a href=x>", Selecting.Of("a"), isXml: false, stop.Token));
    }

    private static string Repeat(string part, int count) => string.Concat(Enumerable.Repeat(part, count));
}
