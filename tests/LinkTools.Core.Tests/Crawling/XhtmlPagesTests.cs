using System.Text;
using LinkTools.Core.Crawling;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.TestSite.Hostile;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>Which pages are read by the rules of XML, from servers and from files.</summary>
public sealed class XhtmlPagesTests
{
    private const string Page =
        "<html xmlns='http://www.w3.org/1999/xhtml'><title>é</title><script src='a.js'/><a href='x'>one</a></html>";

    private const string Tail = "<title>é</title><a href='x'>one</a></html>";

    [Theory]
    [InlineData("application/xhtml+xml", Page, "a.js x")]
    [InlineData("application/xml", "<?xml version='1.0'?><!-- c -->\n<!DOCTYPE html>" + Page, "a.js x")]
    [InlineData(
        "text/xml; charset=utf-8", "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:a href='x'/></h:html>", "x")]
    [InlineData("text/html", Page, "a.js")]
    [InlineData("application/xhtml+xml", "<?xml version='1.0' encoding='iso-8859-1'?>" + Page, "a.js x", "Ã©")]
    [InlineData("application/xhtml+xml; charset=utf-8", "<?xml version='1.0' encoding='iso-8859-1'?>" + Page, "a.js x")]
    [InlineData("application/xhtml+xml", "<html xmlns='http://www.w3.org/1999/xhtml'><meta charset='koi8-r'/>" + Tail,
        "x")]
    [InlineData("application/xml", "<html xmlns='http://www.w3.org/1999/xhtml'><meta charset='koi8-r'/>" + Tail, "x")]
    [InlineData("APPLICATION/XHTML+XML;q=1", Page, "a.js x")]
    [InlineData("application/xhtml+xml", "\uFEFF" + Page, "a.js x")]
    [InlineData("application/xhtml+xml", "\n" + Page, "a.js x")]
    [InlineData("application/xhtml+xml", "<html xmlns='urn:x'><a href='x'/></html>", "", "")]
    [InlineData("application/xhtml+xml", "<html><a href='x'/></html>", "", "")]
    [InlineData("application/rss+xml", Page, null)]
    [InlineData("image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><a href='x'/></svg>", "x")]
    [InlineData("application/xml", "<feed xmlns='http://www.w3.org/2005/Atom'><a href='x'/></feed>", null)]
    [InlineData("text/xml", "<html><a href='x'/></html>", null)]
    public async Task The_type_and_the_root_decide(string type, string body, string? expected, string title = "é")
    {
        await using var listener = new RawListener(async (socket, stop) =>
        {
            await socket.ReceiveAsync(new byte[4096], stop);
            var bytes = Encoding.UTF8.GetBytes(body);
            await socket.SendAsync(
                Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {bytes.Length}\r\n"
                    + "Connection: close\r\n\r\n"),
                stop);
            await socket.SendAsync(bytes, stop);
        });

        var options = new CrawlOptions { Kinds = LinkKindSet.All };
        var result = Assert.Single(await Crawls.RunAsync([$"http://127.0.0.1:{listener.Port}/p"], options));
        if (expected is null)
        {
            Assert.Equal((PageOutcome.Skipped, $"its type is {type}"), (result.Outcome, result.SkipReason));
            return;
        }

        Assert.Equal(PageOutcome.Read, result.Outcome);
        Assert.Equal(expected, string.Join(' ', result.Links.Select(link => link.Href)));
        Assert.Equal(body.Contains("title", StringComparison.Ordinal) ? title : null, result.Title);
    }

    [Theory]
    [InlineData(".xhtml", "a.js x", 0)]
    [InlineData(".XHT", "a.js x", 0)]
    [InlineData(".html", "a.js", 0)]
    public async Task A_files_name_decides(string extension, string expected, int notes)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        await File.WriteAllTextAsync(path, Page, TestContext.Current.CancellationToken);
        try
        {
            var result = await ReadFileAsync(path);
            Assert.Equal(expected, string.Join(' ', result.Links.Select(link => link.Href)));
            Assert.Equal(notes, result.Notes.Count);
            Assert.Equal("é", result.Title);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task What_is_not_well_formed_is_read_all_the_same_and_said()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xhtml");
        await File.WriteAllTextAsync(path, "<html><p>one<br><a href=x>two", TestContext.Current.CancellationToken);
        try
        {
            var result = await ReadFileAsync(path);
            Assert.Equal("x", Assert.Single(result.Links).Href);
            Assert.Contains("not well-formed XML", Assert.Single(result.Notes), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_base_that_is_too_long_is_a_warning_of_its_page()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".html");
        await File.WriteAllTextAsync(
            path, $"<base href='http://a.example/{new string('b', 9000)}/'><a href=x>",
            TestContext.Current.CancellationToken);
        try
        {
            Assert.Contains(
                "more than 8192 characters", Assert.Single((await ReadFileAsync(path)).Warnings),
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task<PageResult> ReadFileAsync(string path)
    {
        using var reader = new PageReader(new CrawlOptions { Kinds = LinkKindSet.All }, null);
        return await reader.ReadAsync(
            PageRequest.ForFile(path, null), null, null, TestContext.Current.CancellationToken);
    }
}
