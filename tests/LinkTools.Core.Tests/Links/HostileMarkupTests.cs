using LinkTools.Core.Links;

namespace LinkTools.Core.Tests.Links;

/// <summary>
/// A million characters of HTML that makes parsers slow. It is not timed: if the work grew with the square, it would
/// take minutes, and the test run has a limit.
/// </summary>
public sealed class HostileMarkupTests
{
    private const int Size = 1_000_000;

    public static TheoryData<string, string, string> Documents { get; } = new()
    {
        { "", "<", "" },
        { "", "<a ", "" },
        { "", "<a href=\"", "" },
        { "", "<a href='\"", "" },
        { "<a", " b='\"' c=\"'\"", ">" },
        { "<a", " a1 b2=c", " href=x>" },
        { "", "<div>", "" },
        { "", "<b>", "</b>" },
        { "", "<a href=x>", "" },
        { "", "<a href=x><table><td>", "" },
        { "<a href=x>", "text &amp; ", "" },
        { "", "<p><b><i>", "" },
        { "<x><div>", "<span></x>", "" },
        { "<li><section><div>", "<li></li>", "" },
        { "", "<form><b></form>", "" },
        { "", "<svg><g></x>", "" },
        { "", "<svg></p>", "" },
        { "", "<table></table><div>", "" },
        { "", "<template>", "" },
        { "", "<h1></b></h2>", "" },
        { "<!--", "-", "" },
        { "<!--", "--!", "" },
        { "<script><!--", "<script</script -", "" },
        { "<style>", "url(", "" },
        { "<style>", "/*\"", "" },
        { "<p style='", "\\75rl(x", "'>" },
        { "<img srcset='", "x (,", "'>" },
        { "<svg>", "<![CDATA[]]", "" },
        { "<a href='", "&#x;&ampx&notit;", "'>" },
        { "<a ping='", "x ", "'>" },
        { "", "<script type=application/ld+json>{x}</script>", "" },
        { "<script type=application/ld+json>", "[", "</script>" },
        { "", "<iframe srcdoc='<a href=x>'></iframe>", "" },
        { "", "\r", "<a href=x>" },
        { "", "</p>", "" },
        { "", "<frameset>", "" },
        { "", "<meta name=robots content=,>", "" },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Is_read_in_pieces_and_whole(string start, string repeated, string end)
    {
        var markup = start + string.Concat(Enumerable.Repeat(repeated, Size / repeated.Length)) + end;
        var whole = Extraction.Links(markup);

        var extractor = new HtmlLinkExtractor(new ExtractionContext
        {
            SourceUrl = "source", DocumentUrl = Extraction.PageUrl, Kinds = LinkKindSet.All,
        });
        foreach (var piece in markup.Chunk(4096))
            extractor.Append(piece);
        Assert.Equal(whole.Count, extractor.Complete().Count);
    }
}
