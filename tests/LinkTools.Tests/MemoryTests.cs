using LinkTools.TestSite;

namespace LinkTools.Tests;

/// <summary>A flat run does not grow with the number of its pages.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    private const int Pages = 100_000;
    private const int Early = 5_000;
    private const long Bound = 50 << 20;

    [Fact]
    public async Task Memory_after_a_hundred_thousand_pages_is_that_after_the_first_five_thousand()
    {
        await using var site = await Site.StartAsync(new SiteOptions { KeepsLog = false });
        using var engine = new Engine();
        var samples = new List<long>();
        var script = """
            $url = $args[0]; $pages = $args[1]; $early = $args[2]; $samples = $args[3]
            $links = 0
            & { for ($n = 0; $n -lt $pages; $n++) { "$url$n" } } | Get-PageLinks | ForEach-Object {
                if (++$links -eq 3 * $early -or $links -eq 3 * $pages) { $samples.Add([GC]::GetTotalMemory($true)) }
            }
            $links
            """;
        var outcome = engine.Run(script, site.Url("/flat/"), Pages, Early, samples).ThrowOnError();
        Assert.Equal(3 * Pages, outcome.Output.Single().BaseObject);
        Assert.True(samples[1] - samples[0] < Bound, $"{samples[0]} bytes after {Early} pages, {samples[1]} after {Pages}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{samples[0]} bytes after {Early} pages, {samples[1]} after {Pages}");
    }
}
