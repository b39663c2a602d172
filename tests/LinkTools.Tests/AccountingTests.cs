using LinkTools.TestSite;

namespace LinkTools.Tests;

/// <summary>Every URL that goes in comes out: as links, as a page without any, or as one error.</summary>
public sealed class AccountingTests
{
    [Fact]
    public async Task Every_input_ends_as_links_or_as_one_error()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        string[] good = [.. Enumerable.Range(0, 50).Select(n => site.Url($"/page/{n}"))];
        string[] bad = [.. Enumerable.Range(0, 20).Select(n => site.Url($"/status/{500 + (n % 4)}?{n}"))];
        string[] none = [site.Url("/empty"), site.Url("/text")];
        var outcome = engine.Run("$args[0] | Get-PageLinks -MaximumRetryCount 0 -Verbose", (object)good.Concat(bad).Concat(none).Order(StringComparer.Ordinal).ToArray());

        Assert.Equal(good.Order(), outcome.Values<string>("SourceUrl").Distinct().Order());
        Assert.Equal(bad.Order(), outcome.Errors.Select(error => (string)error.TargetObject).Order());
        Assert.All(outcome.ErrorIds, id => Assert.Equal("HttpStatus", id));
        Assert.All(none, url => Assert.Contains(outcome.Verbose, line => line.Contains(url, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Input_that_is_no_fetchable_URL_gives_one_error_each_and_loses_nothing_else()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run(
            "$null, '', ' ', 'page.html', '/page/1', 'ftp://a.example/', 'javascript:void(0)', 'http://', 'https://a b/', 'http://[::1', $args[0] | Get-PageLinks",
            site.Url("/page/1"));

        Assert.Equal(10, outcome.Output.Count);
        Assert.Equal(8, outcome.ErrorIds.Count(id => id == "InvalidUrl"));
        Assert.Equal(2, outcome.ErrorIds.Count(id => id == "UnsupportedScheme"));
        Assert.Equal(1, site.Log.Count);
    }

    [Fact]
    public async Task A_URL_given_twice_is_read_twice()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run("$args[0], $args[0], $args[0] | Get-PageLinks", site.Url("/page/3")).ThrowOnError();
        Assert.Equal(30, outcome.Output.Count);
        Assert.Equal(3, site.Log.Count);
    }

    [Fact]
    public async Task A_page_that_trickles_is_cut_at_its_deadline_and_gives_no_half()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run(
            "Get-PageLinks -Url $args -TimeoutSec 0.5 -MaximumRetryCount 0", site.Url("/trickle?ms=20"), site.Url("/held-body/x"), site.Url("/page/1"));
        Assert.Equal([site.Url("/page/1")], outcome.Values<string>("SourceUrl").Distinct());
        Assert.Equal(["Timeout", "Timeout"], outcome.ErrorIds);
    }

    [Fact]
    public void Parameters_that_make_no_sense_end_it_before_any_request()
    {
        using var engine = new Engine();
        var kind = engine.Run("Get-PageLinks http://127.0.0.1:1/ -Kind Nonsense");
        Assert.StartsWith("UnknownKind", kind.FatalId, StringComparison.Ordinal);
        var baseUrl = engine.Run("Get-PageLinks -Html '<a href=x>' -BaseUrl nowhere");
        Assert.StartsWith("InvalidBaseUrl", baseUrl.FatalId, StringComparison.Ordinal);
    }
}
