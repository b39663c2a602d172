using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Frontiers;

public sealed class SipHashTests
{
    private static readonly byte[] Counting = [.. Enumerable.Range(0, 64).Select(i => (byte)i)];

    // The first two are of the reference implementation, the last is the example of the paper (appendix A).
    [Theory]
    [InlineData(0, 0x726FDB47DD0E0E31)]
    [InlineData(1, 0x74F839C593DC67FD)]
    [InlineData(15, 0xA129CA6149BE45E5)]
    public void Published_hashes_are_met(int length, ulong expected) =>
        Assert.Equal(expected, new SipHash(Counting.AsSpan(0, SipHash.KeyBytes)).Compute(Counting.AsSpan(0, length)));

    [Theory]
    [InlineData("https://example.org/a%c3%a9", "https://example.org/a%C3%A9", true)]
    [InlineData("https://example.org/a#b", "https://example.org/a#c", true)]
    [InlineData("https://example.org/a%c3%a9#x", "HTTPS://EXAMPLE.org:443/a%C3%A9", true)]
    [InlineData("https://example.org/a", "https://example.org/b", false)]
    [InlineData("https://example.org/a?", "https://example.org/a", false)]
    public void Urls_share_a_hash_when_they_are_one_page(string one, string other, bool areOne) =>
        Assert.Equal(areOne, UrlHash.Of(WebUrl.Parse(one)!) == UrlHash.Of(WebUrl.Parse(other)!));
}
