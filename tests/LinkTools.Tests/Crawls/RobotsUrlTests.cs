using LinkTools.TestSite;

namespace LinkTools.Tests.Crawls;

/// <summary>Test-RobotsUrl: may this agent fetch this URL, and which line says so.</summary>
public sealed class RobotsUrlTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("/harbour/", "", true, "", 0, "*")]
    [InlineData("/harbour/private/ledger", "", false, "Disallow: /harbour/private/", 3, "*")]
    [InlineData("/harbour/private/notice", "", true, "Allow: /harbour/private/notice", 4, "*")]
    [InlineData("/harbour/", "-UserAgent SlowBot/1.0", false, "Disallow: /harbour/", 8, "slowbot")]
    [InlineData("/page/1", "-UserAgent SlowBot/1.0", true, "", 0, "slowbot")]
    public async Task It_tells_the_line_that_decides(string path, string parameters, bool isAllowed, string rule, int line, string group)
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var answer = Assert.Single(engine.Run($"Test-RobotsUrl -Url $args[0] {parameters}", site.Url(path)).ThrowOnError().Output);
        Assert.Equal("LinkTools.RobotsAnswer", answer.TypeNames[0]);
        Assert.Equal(
            (site.Url(path), isAllowed, rule, line, group, site.Url("/robots.txt")),
            ((string)answer.Properties["Url"].Value, (bool)answer.Properties["Allowed"].Value, (string)answer.Properties["Rule"].Value, (int)answer.Properties["Line"].Value, (string)answer.Properties["Group"].Value, (string)answer.Properties["RobotsUrl"].Value));
        Assert.Equal(group == "slowbot" ? TimeSpan.FromSeconds(5) : null, (TimeSpan?)answer.Properties["CrawlDelay"].Value);
        Assert.Equal(site.Url("/harbour/sitemap-index.xml"), Assert.Single((IEnumerable<string>)answer.Properties["Sitemaps"].Value));
        Assert.Equal(site.Url("/harbour/sitemap-index.xml"), answer.Properties["Sitemaps"].Value.ToString());
    }

    [Fact]
    public async Task Quiet_gives_Booleans()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var outcome = engine.Run("Test-RobotsUrl $args -Quiet", site.Url("/harbour/"), site.Url("/harbour/private/ledger")).ThrowOnError();
        Assert.Equal([true, false], outcome.Output.Select(answer => (bool)answer.BaseObject));
    }

    [Fact]
    public async Task Each_origin_is_asked_once_however_many_URLs_come()
    {
        await using var site = await Site.StartAsync(new SiteOptions { Listen = ["http://127.0.0.1:0", "http://127.0.0.2:0"] });
        using var engine = new Engine();
        var urls = Enumerable.Range(0, 100).Select(n => $"{site.BaseUrls[n % 2]}/page/{n}").ToArray();
        var outcome = engine.Run("$args[0] | Test-RobotsUrl", (object)urls).ThrowOnError();
        Assert.Equal(urls, outcome.Values<string>("Url"));
        Assert.Equal(["/robots.txt", "/robots.txt"], site.Log.Targets);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(403, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task Without_a_file_all_is_allowed_and_with_one_that_cannot_be_read_nothing(int status, bool isAllowed)
    {
        await using var site = await Site.StartAsync();
        site.Map("/robots.txt", context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var engine = new Engine();
        var outcome = engine.Run("$args | Test-RobotsUrl -MaximumRetryCount 0", site.Url("/page/1"), site.Url("/page/2")).ThrowOnError();
        Assert.Equal([isAllowed, isAllowed], outcome.Values<bool>("Allowed"));
        if (isAllowed)
            Assert.Empty(outcome.Warnings);
        else
            Assert.StartsWith($"{site.Url("/robots.txt")} could not be read (status {status})", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unreachable_site_is_not_allowed_with_a_warning()
    {
        using var engine = new Engine();
        var outcome = engine.Run("Test-RobotsUrl http://127.0.0.1:1/x -MaximumRetryCount 0").ThrowOnError();
        Assert.Equal([false], outcome.Values<bool>("Allowed"));
        Assert.Contains("ConnectionRefused", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_at_hand_is_asked_without_any_request()
    {
        using var engine = new Engine();
        const string Url = "http://a.example/private/x";
        foreach (var text in new[] { "\"User-agent: *`nDisallow: /private\"", "'User-agent: *', 'Disallow: /private'", "@('User-agent: *', '', '# none', 'Disallow: /private')" })
        {
            var answer = Assert.Single(engine.Run($"Test-RobotsUrl {Url} -RobotsText {text}").ThrowOnError().Output);
            Assert.Equal((false, "Disallow: /private", ""), ((bool)answer.Properties["Allowed"].Value, (string)answer.Properties["Rule"].Value, (string)answer.Properties["RobotsUrl"].Value));
        }

        Assert.Equal([true], engine.Run($"Test-RobotsUrl {Url} -RobotsText ''").ThrowOnError().Values<bool>("Allowed"));
        Assert.Equal([true], engine.Run($"Test-RobotsUrl {Url} -RobotsText @()").ThrowOnError().Values<bool>("Allowed"));
    }

    [Fact]
    public async Task A_local_file_is_asked_and_its_path_follows_the_location()
    {
        var file = Path.Combine(_folder.FullName, "robots.txt");
        await File.WriteAllTextAsync(file, "User-agent: *\r\nDisallow: /private\r\n", TestContext.Current.CancellationToken);
        using var engine = new Engine();
        var answer = Assert.Single(engine.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0]); Test-RobotsUrl http://a.example/private -RobotsPath robots.txt", _folder.FullName).ThrowOnError().Output);
        Assert.Equal((false, 2, file), ((bool)answer.Properties["Allowed"].Value, (int)answer.Properties["Line"].Value, (string)answer.Properties["RobotsUrl"].Value));

        Assert.Equal("PathNotFound,LinkTools.Commands.TestRobotsUrlCommand", engine.Run("Test-RobotsUrl http://a.example/ -RobotsPath none.txt").FatalId);
        Assert.Equal("PathNotFound,LinkTools.Commands.TestRobotsUrlCommand", engine.Run("Test-RobotsUrl http://a.example/ -RobotsPath nodrive:x").FatalId);
        Assert.Equal("FileUnreadable,LinkTools.Commands.TestRobotsUrlCommand", engine.Run("Test-RobotsUrl http://a.example/ -RobotsPath $args[0]", _folder.FullName).FatalId);
    }

    [Fact]
    public async Task Input_that_is_no_fetchable_URL_gives_one_error_each()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run("$null, '', 'page.html', 'ftp://a.example/', $args[0] | Test-RobotsUrl", site.Url("/page/1"));
        Assert.Equal(["InvalidUrl", "InvalidUrl", "InvalidUrl", "UnsupportedScheme"], outcome.ErrorIds);
        Assert.Equal([true], outcome.Values<bool>("Allowed"));
    }

    [Fact]
    public async Task Answers_pipe_into_Get_PageLinks_and_links_into_it()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var outcome = engine.Run(
            "Get-PageLinks $args[0] | Where-Object Scheme -eq 'http' | Test-RobotsUrl | Where-Object Allowed | Get-PageLinks -ErrorAction SilentlyContinue", site.Url("/harbour/")).ThrowOnError();
        Assert.Contains(site.Url("/harbour/private/notice"), outcome.Values<string>("SourceUrl"));
        Assert.DoesNotContain(site.Url("/harbour/private/ledger"), outcome.Values<string>("SourceUrl"));
    }

    [Theory]
    [InlineData("-RobotsText 'x' -RobotsPath 'y'", "AmbiguousParameterSet")]
    [InlineData("-Authentication Basic", "CredentialNotSupplied")]
    public async Task What_makes_no_sense_ends_the_command_before_any_request(string parameters, string id)
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        Assert.Equal($"{id},LinkTools.Commands.TestRobotsUrlCommand", engine.Run($"Test-RobotsUrl $args[0] {parameters}", site.Url("/")).FatalId);
        Assert.Equal(0, site.Log.Count);
    }
}
