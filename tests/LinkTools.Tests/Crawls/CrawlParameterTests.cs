using LinkTools.TestSite;

namespace LinkTools.Tests.Crawls;

/// <summary>Parameters of a crawl that make no sense: they end it before any request.</summary>
public sealed class CrawlParameterTests
{
    [Theory]
    [InlineData("-MaximumPages 5", "RecurseNotSpecified")]
    [InlineData("-Scope Any", "RecurseNotSpecified")]
    [InlineData("-Include *", "RecurseNotSpecified")]
    [InlineData("-Exclude *", "RecurseNotSpecified")]
    [InlineData("-IgnoreNoFollow", "RecurseNotSpecified")]
    [InlineData("-FromSitemap", "RecurseNotSpecified")]
    [InlineData("-MaximumHostPages 5", "RecurseNotSpecified")]
    [InlineData("-MaximumPathDepth 5", "RecurseNotSpecified")]
    [InlineData("-StatePath $state", "RecurseNotSpecified")]
    [InlineData("-Recurse:$false -StatePath $state", "RecurseNotSpecified")]
    [InlineData("-Recurse -Force", "StatePathNotSpecified")]
    [InlineData("-Recurse -RetryFailed", "StatePathNotSpecified")]
    [InlineData("-Recurse -RespectRobots -IgnoreRobots", "RobotsConflict")]
    [InlineData("-RespectRobots -IgnoreRobots", "RobotsConflict")]
    [InlineData("-Recurse -Ordered", "OrderedConflict")]
    [InlineData("-Depth 2 -Ordered", "OrderedConflict")]
    [InlineData("-Recurse -Kind Nonsense", "UnknownKind")]
    [InlineData("-Recurse -Kind '['", "UnknownKind")]
    [InlineData("-Recurse -Include http://a.example/*, 'http://[a'", "InvalidPattern")]
    [InlineData("-Recurse -Exclude '['", "InvalidPattern")]
    [InlineData("-Recurse -StatePath Variable:crawl", "PathNotFile")]
    [InlineData("-Recurse -StatePath nodrive:crawl.db", "DriveNotFound")]
    [InlineData("-Recurse -NoProxy -Proxy http://127.0.0.1:1", "ProxyConflict")]
    [InlineData("-Depth -1", "ParameterArgumentValidationError")]
    [InlineData("-Recurse -MaximumPages 0", "ParameterArgumentValidationError")]
    [InlineData("-Recurse -MaximumHostPages 0", "ParameterArgumentValidationError")]
    [InlineData("-Recurse -MaximumPathDepth 0", "ParameterArgumentValidationError")]
    [InlineData("-Recurse -Include ''", "ParameterArgumentValidationError")]
    [InlineData("-Recurse -StatePath ''", "ParameterArgumentValidationError")]
    [InlineData("-Recurse -Scope Planet", "CannotConvertArgumentNoMessage")]
    public async Task What_makes_no_sense_ends_the_command_before_any_request(string parameters, string id)
    {
        await using var site = await Site.StartAsync();
        var folder = Directory.CreateTempSubdirectory("linktools-");
        try
        {
            using var engine = new Engine();
            var outcome = engine.Run($"$state = $args[1]; Get-PageLinks $args[0] {parameters}", site.Url("/page/1"), Path.Combine(folder.FullName, "crawl.db"));
            Assert.Equal($"{id},LinkTools.Commands.GetPageLinksCommand", outcome.FatalId);
            Assert.Empty(outcome.Output);
            Assert.Empty(outcome.Warnings);
            Assert.Equal(0, site.Log.Count);
            Assert.Empty(folder.GetFileSystemInfos());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("-Html '<a href=x>' -BaseUrl http://a.example/ -Recurse")]
    [InlineData("-Path x.html -Depth 2")]
    public void Files_and_markup_are_not_crawled(string parameters)
    {
        using var engine = new Engine();
        Assert.StartsWith("AmbiguousParameterSet", engine.Run($"Get-PageLinks {parameters}").FatalId, StringComparison.Ordinal);
    }
}
