using LinkTools.TestSite;

namespace LinkTools.Tests;

/// <summary>The ways to say which pages are meant: URLs, objects with URLs, files, markup.</summary>
public sealed class SourceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Url")]
    [InlineData("Uri")]
    public async Task URLs_bind_by_property_name(string property)
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run("[pscustomobject]@{ Name = 'x'; $args[0] = $args[1] } | Get-PageLinks", property, site.Url("/page/2")).ThrowOnError();
        Assert.Equal(site.KnownLinks("/page/2").Select(link => link.Url), outcome.Values<string>("Url"));
        Assert.Equal(site.KnownLinks("/page/2").Select(link => link.Href), outcome.Values<string>("Href"));
        Assert.Equal(site.KnownLinks("/page/2").Select(link => link.Text), outcome.Values<string>("Text"));
    }

    [Fact]
    public async Task Links_pipe_into_the_next_call()
    {
        await using var site = await Site.StartAsync();
        using var engine = new Engine();
        var outcome = engine.Run("$first = @(Get-PageLinks $args[0])[0]; $first | Get-PageLinks", site.Url("/page/2")).ThrowOnError();
        Assert.NotEmpty(outcome.Output);
    }

    [Fact]
    public void Files_are_read_by_wildcard_by_literal_path_and_against_a_base()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "a.html"), "<a href=one>1</a>");
        File.WriteAllText(Path.Combine(_folder.FullName, "b.html"), "<a href=/two>2</a>");
        File.WriteAllText(Path.Combine(_folder.FullName, "[c].html"), "<a href=three>3</a>");
        using var engine = new Engine();

        var wild = engine.Run("Get-PageLinks -Path \"$args/?.html\" -BaseUrl http://a.example/d/ -Ordered", _folder.FullName).ThrowOnError();
        Assert.Equal(["http://a.example/d/one", "http://a.example/two"], wild.Values<string>("Url"));

        var literal = engine.Run("Get-PageLinks -LiteralPath \"$args/[c].html\"", _folder.FullName).ThrowOnError();
        Assert.Equal([$"file://{_folder.FullName}/three"], literal.Values<string>("Url"));
        Assert.Equal([$"{_folder.FullName}/[c].html"], literal.Values<string>("SourceUrl"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_error()
    {
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks -LiteralPath \"$args/none.html\"; Get-PageLinks -Path \"$args/none.html\"", _folder.FullName);
        Assert.Equal(["FileUnreadable", "PathNotFound"], outcome.ErrorIds);
    }

    [Theory]
    [InlineData("Get-PageLinks -Path Variable:args, Nowhere:x", "PathNotFile PathNotFound")]
    [InlineData("Get-PageLinks -LiteralPath Variable:args, Nowhere:x, $args[0]", "PathNotFile PathNotFound FileUnreadable")]
    [InlineData("Get-SitemapUrl -LiteralPath Variable:args, Nowhere:x, $args[0]", "PathNotFile PathNotFound FileUnreadable")]
    [InlineData("Get-CrawlState Variable:args, Nowhere:x, Nowhere:*", "PathNotFile PathNotFound PathNotFound")]
    public void What_is_no_file_is_one_error_and_the_rest_goes_on(string script, string ids)
    {
        using var engine = new Engine();
        var outcome = engine.Run(script, _folder.FullName);
        Assert.Equal(ids.Split(' '), outcome.ErrorIds);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void Markup_is_resolved_against_its_base()
    {
        using var engine = new Engine();
        var outcome = engine.Run("Get-PageLinks -Html '<a href=\"../x?a=1&amp;b=2\"> two  words </a>' -BaseUrl https://a.example/b/c/d").ThrowOnError();
        var link = Assert.Single(outcome.Output).BaseObject;
        Assert.Equal("https://a.example/b/x?a=1&b=2", link.ToString());
        Assert.Equal(["two words"], outcome.Values<string>("Text"));
    }
}
