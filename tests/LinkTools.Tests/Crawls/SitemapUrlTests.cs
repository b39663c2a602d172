using System.IO.Compression;
using System.Management.Automation;
using System.Text;
using LinkTools.TestSite;

namespace LinkTools.Tests.Crawls;

/// <summary>Get-SitemapUrl: from a site, a robots.txt, a sitemap or a file to the pages they announce.</summary>
public sealed class SitemapUrlTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("/", 11)]
    [InlineData("/robots.txt", 11)]
    [InlineData("/harbour/sitemap-index.xml", 11)]
    [InlineData("/harbour/", 11)]
    [InlineData("/harbour/sitemap.xml", 2)]
    [InlineData("/harbour/boats.xml.gz", 5)]
    [InlineData("/harbour/list.txt", 2)]
    [InlineData("/harbour/news.rss", 1)]
    [InlineData("/harbour/news.atom", 1)]
    public async Task It_takes_a_site_a_robots_txt_an_index_and_every_format(string start, int count)
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var outcome = engine.Run("Get-SitemapUrl $args[0]", site.Url(start)).ThrowOnError();
        Assert.Equal(count, outcome.Values<string>("Url").Distinct().Count());
        Assert.All(outcome.Output, page => Assert.Equal("LinkTools.SitemapUrl", page.TypeNames[0]));
    }

    [Fact]
    public async Task Everything_an_entry_says_is_a_typed_property()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var pages = engine.Run("Get-SitemapUrl $args[0]", site.Url("/harbour/sitemap.xml")).ThrowOnError().Output;
        Assert.Equal(site.Url("/harbour/sitemap.xml"), Value(0, "Sitemap"));
        Assert.Equal(new DateTimeOffset(2024, 3, 1, 8, 30, 0, TimeSpan.FromHours(1)), Value(0, "LastModified"));
        Assert.Equal("daily", Value(0, "ChangeFrequency"));
        Assert.Equal(0.9, Value(0, "Priority"));
        Assert.Equal([site.Url("/image?quay"), site.Url("/image?crane")], (IEnumerable<string>)Value(0, "Images"));
        Assert.Equal([site.Url("/harbour/tour.mp4")], (IEnumerable<string>)Value(0, "Videos"));
        Assert.Equal(site.Url("/harbour/?nb"), ((IReadOnlyDictionary<string, string>)Value(0, "Alternates"))["NB"]);
        Assert.Equal("Regatta & dance", Value(1, "NewsTitle"));
        Assert.Equal(new DateTimeOffset(2024, 5, 17, 0, 0, 0, TimeSpan.Zero), Value(1, "NewsPublished"));
        Assert.Null(Value(1, "LastModified"));
        Assert.Null(Value(1, "Priority"));
        Assert.Empty((IEnumerable<string>)Value(1, "Images"));

        object Value(int page, string property) => pages[page].Properties[property].Value;
    }

    [Fact]
    public async Task Lists_and_tables_print_what_they_hold()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var printed = engine.Run("Get-SitemapUrl $args[0] | ForEach-Object { \"$($_.Images.ToString())|$($_.Videos.ToString())|$($_.Alternates.ToString())\" }", site.Url("/harbour/sitemap.xml")).ThrowOnError().Output;
        Assert.Equal($"{site.Url("/image?quay")} {site.Url("/image?crane")}|{site.Url("/harbour/tour.mp4")}|de={site.Url("/harbour/?de")} nb={site.Url("/harbour/?nb")}", printed[0].ToString());
        Assert.Equal("||", printed[1].ToString());
    }

    [Fact]
    public async Task Entries_come_out_while_the_rest_of_the_file_is_held_back()
    {
        await using var site = await Site.StartAsync();
        var rest = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Map("/slow.xml", async context =>
        {
            await context.Response.Body.WriteAsync("<urlset><url><loc>/early</loc></url><url><loc>/next</loc></url>"u8.ToArray());
            await context.Response.Body.FlushAsync();
            await rest.Task;
            await context.Response.Body.WriteAsync("<url><loc>/late</loc></url></urlset>"u8.ToArray());
        });
        using var engine = new Engine();
        using var shell = engine.Prepare("Get-SitemapUrl $args[0]", site.Url("/slow.xml"));
        using var output = new PSDataCollection<PSObject>();
        var first = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        output.DataAdded += (_, added) => first.TrySetResult((string)output[added.Index].Properties["Url"].Value);
        var running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        Assert.Equal(site.Url("/early"), await first.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop));
        Assert.False(running.IsCompleted);
        rest.SetResult();
        shell.EndInvoke(running);
        Assert.Equal([site.Url("/early"), site.Url("/next"), site.Url("/late")], output.Select(page => (string)page.Properties["Url"].Value));
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_one_error_and_the_rest_goes_on()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var outcome = engine.Run("Get-SitemapUrl $args[0]", site.Url("/harbour/bad-index.xml"));
        Assert.Equal(
            [("HttpStatus,LinkTools.Commands.GetSitemapUrlCommand", site.Url("/harbour/missing.xml"), ErrorCategory.InvalidResult), ("InvalidSitemap,LinkTools.Commands.GetSitemapUrlCommand", site.Url("/harbour/broken.xml"), ErrorCategory.InvalidData)],
            outcome.Errors.Select(error => (error.FullyQualifiedErrorId, (string)error.TargetObject, error.CategoryInfo.Category)));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, Assert.IsType<HttpRequestException>(outcome.Errors[0].Exception).StatusCode);
        // What the broken one gave before it broke, and the good one.
        Assert.Equal([site.Url("/harbour/"), site.Url("/harbour/tides"), site.Url("/harbour/tides/today")], outcome.Values<string>("Url"));
    }

    [Fact]
    public async Task Input_that_is_no_fetchable_URL_gives_one_error_each()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var outcome = engine.Run("$null, '', ' ', 'map.xml', 'ftp://a.example/', $args[0] | Get-SitemapUrl", site.Url("/harbour/list.txt"));
        Assert.Equal(["InvalidUrl", "InvalidUrl", "InvalidUrl", "InvalidUrl", "UnsupportedScheme"], outcome.ErrorIds);
        Assert.Equal(2, outcome.Output.Count);
        Assert.Equal(1, site.Log.Count);
    }

    [Fact]
    public async Task A_site_without_a_sitemap_is_one_error_and_an_empty_one_is_told()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run("Get-SitemapUrl $args[0]", site.Url("/"));
        Assert.Equal(site.Url("/sitemap.xml"), Assert.Single(outcome.Errors).TargetObject);
        site.MapText("/robots.txt", "User-agent: *\nDisallow:\n");
        site.MapText("/none.xml", "<urlset></urlset>");
        foreach (var path in new[] { "/robots.txt", "/none.xml" })
        {
            outcome = engine.Run("Get-SitemapUrl $args[0] -Verbose", site.Url(path)).ThrowOnError();
            Assert.Empty(outcome.Output);
            Assert.Contains($"{site.Url(path)} names no page and no sitemap.", outcome.Verbose);
        }
    }

    [Fact]
    public async Task Depth_and_number_of_sitemaps_are_limited()
    {
        await using var site = await Site.StartAsync();
        for (var i = 0; i < 9; i++)
            site.MapText($"/{i}.xml", $"<sitemapindex><sitemap><loc>/{i + 1}.xml</loc></sitemap></sitemapindex>");
        using var engine = new Engine();
        var outcome = engine.Run("Get-SitemapUrl $args[0] -MaximumIndexDepth 2 -Verbose", site.Url("/0.xml")).ThrowOnError();
        Assert.Equal(["/0.xml", "/1.xml", "/2.xml"], site.Log.Targets);
        Assert.Contains("2 levels deep", Assert.Single(outcome.Warnings), StringComparison.Ordinal);

        site.Log.Clear();
        outcome = engine.Run("Get-SitemapUrl $args[0] -MaximumSitemaps 3 -Verbose", site.Url("/0.xml")).ThrowOnError();
        Assert.Equal(3, site.Log.Count);
        Assert.Contains("More than 3 sitemaps", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lenient_mends()
    {
        await using var site = await Site.StartAsync();
        site.MapText("/amp.xml", "<urlset><url><loc>/?a&b</loc></url></urlset>");
        using var engine = new Engine();
        Assert.Equal(["InvalidSitemap"], engine.Run("Get-SitemapUrl $args[0]", site.Url("/amp.xml")).ErrorIds);
        Assert.Equal([site.Url("/?a&b")], engine.Run("Get-SitemapUrl $args[0] -Lenient", site.Url("/amp.xml")).ThrowOnError().Values<string>("Url"));
    }

    [Fact]
    public async Task Local_files_are_read_by_path_wildcard_literal_path_and_pipeline()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "a.xml"), "<urlset><url><loc>http://a.example/1</loc></url></urlset>", Stop);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "[b].xml"), "<urlset><url><loc>http://a.example/2</loc></url></urlset>", Stop);
        await using (var gzip = new GZipStream(File.Create(Path.Combine(_folder.FullName, "c.xml.gz")), CompressionLevel.Fastest))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("http://a.example/3\n"), Stop);
        using var engine = new Engine();
        var outcome = engine.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($args[0]); Get-SitemapUrl -Path ./*.xml; Get-SitemapUrl -LiteralPath '[b].xml'; Get-SitemapUrl -Path c.xml.gz; $ExecutionContext.InvokeProvider.ChildItem.Get('.', $false) | Get-SitemapUrl", _folder.FullName).ThrowOnError();
        Assert.Equal("1 2 2 3 1 2 3".Split(' ').Order(), outcome.Values<string>("Url").Select(url => url[^1..]).Order());
        Assert.Contains(Path.Combine(_folder.FullName, "[b].xml"), outcome.Values<string>("Sitemap"));

        outcome = engine.Run("Get-SitemapUrl -Path none.xml, a.xml; Get-SitemapUrl -LiteralPath none.xml, a.xml");
        Assert.Equal(["PathNotFound", "FileUnreadable"], outcome.ErrorIds);
        Assert.Equal(2, outcome.Output.Count);
    }

    [Fact]
    public async Task What_a_local_index_names_was_not_named_by_the_user()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        var index = Path.Combine(_folder.FullName, "index.xml");
        await File.WriteAllTextAsync(index, $"<sitemapindex>{string.Concat(Enumerable.Repeat($"<sitemap><loc>{site.Url("/harbour/list.txt")}</loc></sitemap>", 3))}</sitemapindex>", Stop);
        using var engine = new Engine();
        const string Credentials = "$secret = [securestring]::new(); $secret.AppendChar('x'); $basic = @{ Authentication = 'Basic'; Credential = [pscredential]::new('user', $secret); AllowUnencryptedAuthentication = $true }";
        var refused = engine.Run($"{Credentials}; Get-SitemapUrl -Path $args[0] @basic", index);
        Assert.Equal(["AddressNotAllowed"], refused.ErrorIds);
        Assert.Equal(0, site.Log.Count);

        var allowed = engine.Run($"{Credentials}; Get-SitemapUrl -Path $args[0] -AllowPrivateNetwork @basic", index).ThrowOnError();
        Assert.Equal(2, allowed.Output.Count);
        Assert.DoesNotContain("Authorization", Assert.Single(site.Log.Entries).Headers.Keys);
        Assert.Empty(engine.Run("Get-SitemapUrl -Path $args[0] -AllowPrivateNetwork -MaximumIndexDepth 0", index).ThrowOnError().Output);
    }

    [Fact]
    public async Task It_pipes_into_Get_PageLinks()
    {
        await using var site = await Site.StartAsync(new SiteOptions { HasHarbour = true });
        using var engine = new Engine();
        var outcome = engine.Run("Get-SitemapUrl $args[0] | Get-PageLinks", site.Url("/")).ThrowOnError();
        Assert.Equal(11, outcome.Values<string>("SourceUrl").Distinct().Count());
    }

    [Theory]
    [InlineData("-Authentication Basic", "CredentialNotSupplied")]
    [InlineData("-MaximumIndexDepth -1", "ParameterArgumentValidationError")]
    [InlineData("-MaximumSitemaps 0", "ParameterArgumentValidationError")]
    public async Task What_makes_no_sense_ends_the_command_before_any_request(string parameters, string id)
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        Assert.Equal($"{id},LinkTools.Commands.GetSitemapUrlCommand", engine.Run($"Get-SitemapUrl $args[0] {parameters}", site.Url("/")).FatalId);
        Assert.Equal(0, site.Log.Count);
    }
}
