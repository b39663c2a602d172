using LinkTools.Core.Frontiers;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Frontiers;

public sealed class KnownUrlsTests
{
    [Fact]
    public void Each_url_is_new_once_and_known_ever_after_however_many_there_are()
    {
        const int Count = 50_000;
        var known = new KnownUrls(new UrlKey());
        for (var i = 0; i < Count; i++)
        {
            Assert.False(known.Contains(Url(i)));
            Assert.True(known.Add(Url(i)));
            Assert.False(known.Add(Url(i / 2)));
        }

        Assert.Equal(Count, known.Count);
        Assert.All(Enumerable.Range(0, Count), i => Assert.True(known.Contains(Url(i))));
        Assert.All(Enumerable.Range(Count, Count), i => Assert.False(known.Contains(Url(i))));
    }

    private static WebUrl Url(int number) => WebUrl.Parse($"https://example.org/a/{number}")!;
}
