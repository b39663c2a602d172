using System.Text.RegularExpressions;

namespace LinkTools.Tests.Shell;

/// <summary>The first thing that a newcomer runs.</summary>
public sealed partial class ShellDemoTests
{
    [Fact]
    public async Task The_demo_shows_links_an_error_and_the_CSV_and_leaves_no_site_behind()
    {
        var outcome = await ShellProcess.RunAsync(["--demo"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Hyperlink", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("/status/404' answered 404", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("\"SourceUrl\",\"Url\"", outcome.Output, StringComparison.Ordinal);

        var csv = Assert.Single(outcome.Lines, line => line.EndsWith("links.csv", StringComparison.Ordinal) && Path.IsPathRooted(line));
        Assert.True(File.Exists(csv));
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(Address().Match(outcome.Output).Value, TestContext.Current.CancellationToken));
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
