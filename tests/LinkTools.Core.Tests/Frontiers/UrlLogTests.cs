using LinkTools.Core.Frontiers;

namespace LinkTools.Core.Tests.Frontiers;

public sealed class UrlLogTests
{
    [Fact]
    public void Each_url_comes_back_by_its_number()
    {
        var random = new Random(3);
        var log = new UrlLog();
        var urls = Enumerable.Range(0, 5_000)
            .Select(n => $"https://example.org/é/{random.Next(9)}/{new string('x', random.Next(200))}{n}").ToList();
        urls.Insert(33, "");
        urls.Insert(70, "https://example.org/" + new string('y', 300_000));
        for (var i = 0; i < urls.Count; i++)
            Assert.Equal(i + 1, log.Add(urls[i]));
        Assert.Equal(urls.Count, log.Count);
        Assert.All(Enumerable.Range(0, urls.Count), i => Assert.Equal(urls[i], log[i + 1]));
    }
}
