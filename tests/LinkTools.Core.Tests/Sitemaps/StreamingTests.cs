using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;
using LinkTools.Core.Sitemaps;

namespace LinkTools.Core.Tests.Sitemaps;

/// <summary>
/// Entries are returned while the rest of the document is held back, and do not depend on how the bytes are split.
/// </summary>
public sealed class StreamingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "<?xml version='1.0'?><urlset><url><loc>http://a/1</loc></url>",
        "<url><loc>http://a/2</loc></url></urlset>", false)]
    [InlineData("<urlset><url><loc>http://a/1</loc></url>", "<url><loc>http://a/2</loc></url></urlset>", true)]
    [InlineData(
        "<sitemapindex><sitemap><loc>http://a/1</loc></sitemap>",
        "<sitemap><loc>http://a/2</loc></sitemap></sitemapindex>", false)]
    [InlineData(
        "<rss><channel><item><link>http://a/1</link></item>",
        "<item><link>http://a/2</link></item></channel></rss>", false)]
    [InlineData(
        "<feed><entry><link href='http://a/1'/></entry>", "<entry><link href='http://a/2'/></entry></feed>", false)]
    [InlineData("http://a/1\n", "http://a/2\n", false)]
    [InlineData("User-agent: *\nSitemap: http://a/1\r", "\nSitemap: http://a/2", false)]
    public async Task An_entry_comes_before_the_rest_does(string first, string rest, bool isLenient)
    {
        var pipe = new Pipe();
        await CheckAsync(pipe, pipe.Writer.AsStream(), first, rest, isLenient);
    }

    [Fact]
    public async Task An_entry_comes_out_of_gzip_before_the_rest_does()
    {
        var pipe = new Pipe();
        var gzip = new GZipStream(pipe.Writer.AsStream(), CompressionLevel.Fastest);
        await CheckAsync(
            pipe, gzip, "<urlset><url><loc>http://a/1</loc></url>", "<url><loc>http://a/2</loc></url></urlset>", false);
    }

    [Fact]
    public async Task Stopping_ends_the_wait_for_bytes()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync("<urlset><url><loc>http://a/1</loc></url>"u8.ToArray(), Stop);
        await using var entries = new SitemapReader()
            .ReadAsync(pipe.Reader.AsStream(), Sitemap.Url, new SitemapLimits(), source.Token).GetAsyncEnumerator(Stop);
        Assert.True(await entries.MoveNextAsync().AsTask().WaitAsync(Patience, Stop));
        var next = entries.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.WaitAsync(Patience, Stop));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Cutting_the_bytes_changes_nothing(int size)
    {
        const string markup =
            """
            
            <!-- grüße --><?xml version="1.0" encoding="utf-8"?><!-- & --><urlset>
            <url><loc>http://a/ü?a=1&b=2&amp;c=&#233;&eacute;&#xE9;</loc></url>
            <url><loc><![CDATA[http://a/?a&b]]>&</loc><!-- <loc>&</loc> --></url>
            <url><loc>  http://a/3
            </loc><lastmod>2024-02-29</lastmod></url></urlset>
            """;
        byte[][] forms =
        [
            Encoding.UTF8.GetBytes(markup),
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(markup)],
            Sitemap.Gzip(markup),
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(markup)],
        ];
        foreach (var bytes in forms)
        {
            var read = await Sitemap.ReadAsync(new CutStream(bytes, size), new SitemapLimits { IsLenient = true });
            Assert.Null(read.Fault);
            Assert.Equal(["http://a/%C3%BC?a=1&b=2&c=%C3%A9&eacute;%C3%A9", "http://a/?a&b&", "http://a/3"], read.Urls);
        }
    }

    private static async Task CheckAsync(Pipe pipe, Stream writer, string first, string rest, bool isLenient)
    {
        await writer.WriteAsync(Encoding.UTF8.GetBytes(first), Stop);
        await writer.FlushAsync(Stop);
        await using var entries = new SitemapReader()
            .ReadAsync(
                pipe.Reader.AsStream(), Sitemap.Url, new SitemapLimits { IsLenient = isLenient },
                Stop).GetAsyncEnumerator(Stop);
        Assert.True(await entries.MoveNextAsync().AsTask().WaitAsync(Patience, Stop));
        Assert.Equal("http://a/1", entries.Current.Page?.Url ?? entries.Current.Reference?.Url.Href);

        await writer.WriteAsync(Encoding.UTF8.GetBytes(rest), Stop);
        await writer.DisposeAsync();
        Assert.True(await entries.MoveNextAsync().AsTask().WaitAsync(Patience, Stop));
        Assert.Equal("http://a/2", entries.Current.Page?.Url ?? entries.Current.Reference?.Url.Href);
        Assert.False(await entries.MoveNextAsync().AsTask().WaitAsync(Patience, Stop));
    }
}
