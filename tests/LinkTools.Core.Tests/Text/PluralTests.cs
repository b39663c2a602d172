namespace LinkTools.Core.Tests.Text;

public sealed class PluralTests
{
    [Theory]
    [InlineData(0, "page", "0 pages")]
    [InlineData(1, "page", "1 page")]
    [InlineData(2, "page", "2 pages")]
    [InlineData(-1, "byte", "-1 bytes")]
    [InlineData(1, "query", "1 query")]
    [InlineData(1000, "query", "1000 queries")]
    [InlineData(1, "day", "1 day")]
    [InlineData(13, "day", "13 days")]
    [InlineData(2, "key", "2 keys")]
    [InlineData(2, "entry", "2 entries")]
    [InlineData(1, "more host", "1 more host")]
    public void ANumberAgreesWithItsNoun(long number, string noun, string expected) =>
        Assert.Equal(expected, Plural.Of(number, noun));

    [Theory]
    [InlineData(1, 1, "1 page, 1 link, 0 failed, 0 skipped, 1.5 s")]
    [InlineData(2, 0, "2 pages, 0 links, 0 failed, 0 skipped, 1.5 s")]
    public void TheSummaryOfARunAgreesToo(long pages, long links, string expected) =>
        Assert.Equal(expected, new CrawlSummary
        {
            Pages = pages,
            Links = links,
            Elapsed = TimeSpan.FromSeconds(1.5),
            Hosts = new(new Dictionary<string, long>()),
            StatusCodes = new(new Dictionary<string, long>()),
            FailureReasons = new(new Dictionary<string, long>()),
        }.ToString());
}
