using System.IO.Compression;
using System.Text;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using Microsoft.AspNetCore.Http;

namespace LinkTools.Core.Tests.Http;

/// <summary>
/// A compressed body is complete or a failure, wherever it is cut off and in whatever pieces it comes.
/// </summary>
public sealed class DecompressionTests
{
    private static readonly byte[] Page = Encoding.ASCII.GetBytes(
        string.Concat(Enumerable.Range(0, 60).Select(n => $"<a href=/{n * 7919 % 1009}>x</a>")));

    public static TheoryData<string> Codings =>
        ["gzip", "gzip of two members", "deflate", "deflate without zlib", "br", "br, gzip"];

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task A_body_cut_anywhere_is_never_whole(string coding)
    {
        var whole = Compress(coding);
        foreach (var pieces in new[] { 1, 7, 8192 })
        {
            Assert.Equal(Page, await ReadAsync(whole, coding, pieces));
            for (var length = 1; length < whole.Length; length++)
            {
                // Before the second member begins, the body is complete.
                if (coding == "gzip of two members" && length == Compress("gzip", Page[..100]).Length)
                    continue;
                await Assert.ThrowsAsync<ContentDecodingException>(() => ReadAsync(whole[..length], coding, pieces));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Codings))]
    public async Task What_stands_behind_a_whole_body_is_passed_over(string coding)
    {
        foreach (var rest in new[] { new byte[1], new byte[9000], [.. "<!-- served by a cache -->"u8] })
        {
            foreach (var pieces in new[] { 1, 7, 8192 })
                Assert.Equal(Page, await ReadAsync([.. Compress(coding), .. rest], coding, pieces));
        }
    }

    [Fact]
    public async Task A_body_without_a_byte_is_an_empty_page() => Assert.Empty(await ReadAsync([], "gzip", 10));

    [Fact]
    public async Task Five_codings_are_undone_and_six_are_not()
    {
        var body = Page;
        for (var i = 0; i < 5; i++)
            body = Compress("gzip", body);
        Assert.Equal(Page, await ReadAsync(body, "gzip,gzip,gzip,gzip,gzip", 100));
        var exception = await Assert.ThrowsAsync<ContentDecodingException>(
            () => ReadAsync(Compress("gzip", body), "gzip,gzip,gzip,gzip,gzip,gzip", 100));
        Assert.Contains("6 layers of compression, and at most 5", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("deflate without zlib")]
    [InlineData("br")]
    public async Task A_cut_page_is_one_failure_without_links_and_a_partial_one_gives_what_was_read(string coding)
    {
        var page = Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Range(0, 3000).Select(n => $"<a href=/{n}>{n * 7919}</a>")));
        var body = Compress(coding, page);
        await using var site = await Site.StartAsync();
        site.Map("/cut", async context =>
        {
            var cut = body[..(body.Length * 3 / 4)];
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = coding.Split(' ')[0];
            context.Response.ContentLength = cut.Length;
            await context.Response.Body.WriteAsync(cut);
        });
        var failed = await Crawls.RunAsync(site.Url("/cut"));
        Assert.Equal(FailureReason.ContentDecoding, failed.Failure?.Reason);
        Assert.Equal(
            $"'{site.Url("/cut")}' could not be read: the compressed body was cut off. Try again later; -AllowPartial "
            + "returns the links that were read.",
            failed.Failure?.Message);
        Assert.Empty(failed.Links);
        Assert.Equal(1, site.Log.Count);

        var parts = await Crawls.RunAsync([site.Url("/cut")], new FetchOptions { AllowsPartial = true });
        Assert.Equal(FailureReason.ContentDecoding, parts[^1].Failure?.Reason);
        Assert.InRange(parts.Sum(part => part.Links.Count), 1500, 2999);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_page_that_is_not_what_its_coding_says_is_damaged(string coding)
    {
        await using var site = await Site.StartAsync();
        Map(site, "/plain", coding, Page);
        var failed = await Crawls.RunAsync(site.Url("/plain"));
        Assert.Equal(FailureReason.ContentDecoding, failed.Failure?.Reason);
        Assert.StartsWith(
            $"'{site.Url("/plain")}' could not be read: the compressed body is damaged. ", failed.Failure?.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("utf-8")]
    [InlineData("8bit")]
    [InlineData("text/html")]
    public async Task A_name_that_is_no_coding_leaves_the_bytes_and_is_noted(string coding)
    {
        await using var site = await Site.StartAsync();
        Map(site, "/x", coding, "<a href=1>1</a>"u8.ToArray());
        var page = await Crawls.RunAsync(site.Url("/x"));
        Assert.Single(page.Links);
        Assert.Contains($"'{coding}' is not registered", Assert.Single(page.Notes), StringComparison.Ordinal);
    }

    // A page whose bytes are as given, whatever its headers say.
    private static void Map(Site site, string path, string coding, byte[] body) => site.Map(path, context =>
    {
        context.Response.ContentType = "text/html";
        context.Response.Headers.ContentEncoding = coding;
        return context.Response.Body.WriteAsync(body).AsTask();
    });

    private static async Task<byte[]> ReadAsync(byte[] body, string coding, int pieces)
    {
        var stop = TestContext.Current.CancellationToken;
        string[] names = coding == "br, gzip" ? ["br", "gzip"] : coding.Split(' ')[0].Split(',');
        using var decoded = await BodyDecompression.OpenAsync(new PieceStream(body, pieces), names, [], [], stop);
        using var memory = new MemoryStream();
        await decoded.Content.CopyToAsync(memory, stop);
        return memory.ToArray();
    }

    private static byte[] Compress(string coding) => coding switch
    {
        "gzip of two members" => [.. Compress("gzip", Page[..100]), .. Compress("gzip", Page[100..])],
        "br, gzip" => Compress("gzip", Compress("br", Page)),
        _ => Compress(coding, Page),
    };

    private static byte[] Compress(string coding, byte[] body)
    {
        using var memory = new MemoryStream();
        using (Stream stream = coding switch
        {
            "gzip" => new GZipStream(memory, CompressionLevel.Optimal),
            "deflate" => new ZLibStream(memory, CompressionLevel.Optimal),
            "deflate without zlib" => new DeflateStream(memory, CompressionLevel.Optimal),
            _ => new BrotliStream(memory, CompressionLevel.Optimal),
        })
            stream.Write(body);
        return memory.ToArray();
    }

    /// <summary>Returns its bytes in pieces of one size.</summary>
    private sealed class PieceStream(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, size)], cancellationToken);
    }
}
