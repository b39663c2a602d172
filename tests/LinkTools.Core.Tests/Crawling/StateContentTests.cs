using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.TestSite;
using Microsoft.Data.Sqlite;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>The content of a state file, and the errors of a file that is not one, or was removed.</summary>
public sealed class StateContentTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string StatePath => Path.Combine(_folder.FullName, "crawl.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Of_each_page_it_records_where_it_ended_what_it_was_and_the_link_that_first_led_there()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<p>\n<a href=/moved>a <b>moved</b> page</a>\n<a href=/status/404>gone</a>");
        site.Map("/moved", context =>
        {
            context.Response.Redirect("/there");
            return Task.CompletedTask;
        });
        site.MapHtml("/there", "<a href=/start>back</a>");
        await CrawlAsync(site);

        Assert.Equal(
            [
                $"{site.Url("/start")}|1|1||0||200||text/html; charset=utf-8|utf-8|2",
                $"{site.Url("/moved")}|0|0|{site.Url("/start")}|2|a moved page|200|{site.Url("/there")}|"
                    + "text/html; charset=utf-8|utf-8|1",
                $"{site.Url("/status/404")}|0|0|{site.Url("/start")}|3|gone|404||||0",
            ],
            Query(
                "SELECT p.url, p.seed, p.named, coalesce(r.url, ''), coalesce(p.line, 0), coalesce(p.text, ''), "
                    + "p.status, coalesce(p.final, ''), iif(p.status = 200, p.type, ''), "
                    + "lower(coalesce(p.charset, '')), p.links "
                    + "FROM pages p LEFT JOIN pages r ON r.id = p.referrer WHERE p.state <> 5 ORDER BY p.id"));
        Assert.Equal(["0"], Query("SELECT count(*) FROM pages WHERE state <> 5 AND (elapsed IS NULL OR elapsed < 0)"));
    }

    [Fact]
    public async Task Only_the_seeds_of_the_last_call_are_recorded_as_named_by_it()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/one", "");
        site.MapHtml("/two", "");
        await CrawlAsync(site, "/one");
        await CrawlAsync(site, "/two", isForced: true);
        Assert.Equal(
            [$"{site.Url("/one")}|0", $"{site.Url("/two")}|1"],
            Query("SELECT url, named FROM pages WHERE seed = 1 ORDER BY id"));
        await CrawlAsync(site, "/one", isForced: true);
        Assert.Equal(
            [$"{site.Url("/one")}|1", $"{site.Url("/two")}|0"],
            Query("SELECT url, named FROM pages WHERE seed = 1 ORDER BY id"));
    }

    [Theory]
    [InlineData(1, "", "LinkTools 0.1.0")]
    [InlineData(2, "", "LinkTools 0.1.0")]
    [InlineData(4, "LinkTools 7.5.3", "LinkTools 7.5.3")]
    public async Task A_file_of_another_format_names_the_version_to_finish_it_with(
        int format, string writer, string expected)
    {
        await using var site = await Site.StartAsync();
        Make(
            $"PRAGMA application_id = 1280598898; PRAGMA user_version = {format}; "
            + "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID; "
            + "CREATE TABLE pages(id INTEGER PRIMARY KEY, url TEXT); "
            + (writer.Length == 0 ? "" : $"INSERT INTO meta VALUES('writer', '{writer}');"));
        var refused = await RefuseAsync(site);
        Assert.Equal(CrawlStateProblem.StateFileForeign, refused.Problem);
        Assert.Contains($"format {format}", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"Finish that crawl with {expected}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(
            CrawlStateProblem.StateFileForeign,
            Assert.Throws<CrawlStateException>(() => StateReader.Read(StatePath)).Problem);
    }

    [Theory]
    [InlineData("DROP TABLE pages")]
    [InlineData("DROP TABLE outputs")]
    [InlineData("DROP TABLE meta")]
    [InlineData("ALTER TABLE pages DROP COLUMN line")]
    [InlineData("UPDATE meta SET value = 'not JSON' WHERE key = 'seeds'")]
    [InlineData("UPDATE meta SET value = '[1, 2]' WHERE key = 'seeds'")]
    [InlineData("UPDATE meta SET value = 'null' WHERE key = 'rules'")]
    [InlineData("UPDATE meta SET value = '{\"Scope\": 3}' WHERE key = 'rules'")]
    public async Task What_no_crawl_writes_is_foreign_and_left_as_it_was(string change)
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "");
        await CrawlAsync(site);
        Make(change);
        var before = await File.ReadAllBytesAsync(StatePath, Stop);
        site.Log.Clear();
        var refused = await RefuseAsync(site);
        Assert.Equal(CrawlStateProblem.StateFileForeign, refused.Problem);
        Assert.Contains(StatePath, refused.Message, StringComparison.Ordinal);
        Assert.Equal([StatePath], Directory.GetFiles(_folder.FullName));
        Assert.Equal(before, await File.ReadAllBytesAsync(StatePath, Stop));
        Assert.Equal(0, site.Log.Count);
    }

    [Fact]
    public async Task Rows_that_no_crawl_writes_are_passed_over()
    {
        await using var site = await Site.StartAsync();
        site.MapHtml("/start", "<a href=/a>x</a>");
        site.MapHtml("/a", "");
        await CrawlAsync(site);
        Make(
            "UPDATE pages SET state = 0 WHERE url LIKE '%/a'; "
            + "INSERT INTO pages(url, host, depth, seed, class, state) "
            + $"SELECT 'no url', host, depth, 0, 9, 0 FROM pages WHERE url LIKE '%/a'");
        var page = Assert.Single(await CrawlAsync(site));
        Assert.Equal(site.Url("/a"), page.Request.Source);
    }

    [Fact]
    public async Task A_file_that_is_removed_while_the_crawl_goes_on_ends_it_with_an_error_of_its_own()
    {
        await using var site = await Site.StartAsync();
        for (var i = 0; i < 10_000; i++)
            site.MapHtml($"/p/{i}", $"<a href=/p/{i + 1}>x</a>");
        await using var crawler = new Crawler(Options(new RecursionOptions()));
        var removed = await Assert.ThrowsAsync<CrawlStateException>(async () =>
        {
            await foreach (var page in crawler.CrawlAsync(Crawls.Requests([site.Url("/p/0")]), Stop))
            {
                await crawler.CompleteAsync(page);
                File.Delete(StatePath);
            }
        });
        Assert.Equal(CrawlStateProblem.StateFileRemoved, removed.Problem);
        Assert.Contains("was removed during the crawl", removed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_may_not_be_written_to_is_not_called_in_use()
    {
        // Not even root may create files here.
        Assert.SkipUnless(Directory.Exists("/sys/kernel"), "Needs a file system that nobody may write to.");
        await using var site = await Site.StartAsync();
        var refused = await Assert.ThrowsAsync<CrawlStateException>(
            () => CrawlAsync(site, path: "/sys/kernel/crawl.db"));
        Assert.Equal(CrawlStateProblem.StateFileReadOnly, refused.Problem);
        Assert.Equal(0, site.Log.Count);
    }

    [Theory]
    [InlineData(30, false, true)]
    [InlineData(11, true, false)]
    [InlineData(2, false, false)]
    public void A_lock_that_fails_says_why(int error, bool isInUse, bool isReadOnly)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The numbers are those of Linux.");
        var exception = new IOException("x", error);
        Assert.Equal(
            (isInUse, isReadOnly), (StateLock.IsSharingViolation(exception), StateLock.IsReadOnly(exception)));
    }

    private async Task<CrawlStateException> RefuseAsync(Site site) =>
        await Assert.ThrowsAsync<CrawlStateException>(() => CrawlAsync(site));

    private Task<List<PageResult>> CrawlAsync(
        Site site, string seed = "/start", bool isForced = false, string? path = null) =>
        Crawls.RunAsync([site.Url(seed)], Options(new RecursionOptions { IsForced = isForced }, path));

    private CrawlOptions Options(RecursionOptions recursion, string? path = null) => new()
    {
        Recursion = recursion with { StatePath = path ?? StatePath, Rules = [new("Scope", "Host")] },
        Fetch = new FetchOptions { MaximumRetryCount = 0 },
    };

    private void Make(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StatePath};Pooling=False");
        connection.Open();
        StateFile.Execute(connection, sql);
    }

    private List<string> Query(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={StatePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetValue(i)}")));
        return rows;
    }
}
