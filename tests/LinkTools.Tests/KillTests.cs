using System.Diagnostics;
using System.Text.Json;
using LinkTools.TestSite;
using Microsoft.Data.Sqlite;

namespace LinkTools.Tests;

/// <summary>A crawl whose process is killed, again and again, goes on where it was: nothing is lost, and only what was in flight comes twice.</summary>
public sealed class KillTests : IDisposable
{
    private const int Pages = 3_000;
    private const int Kills = 20;
    private const int Completed = 2, InFlight = 1;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("linktools-");

    private string StatePath => Path.Combine(_folder.FullName, "crawl.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_crawl_killed_twenty_times_loses_nothing_and_repeats_only_what_was_in_flight()
    {
        await using var site = await StartAsync();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"random seed {seed}");
        var union = new HashSet<(string Page, string Url)>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var kills = 0;
        for (var isKilled = true; isKilled;)
        {
            var isLast = kills == Kills;
            // Every run got on, or the last would have to prove nothing.
            Assert.True(!isLast || known.ContainsValue(Completed));
            TimeSpan? patience = isLast ? null : TimeSpan.FromMilliseconds(random.Next(300));
            site.Log.Clear();
            (isKilled, var links) = await CrawlAsync(site, patience);
            kills += isKilled ? 1 : 0;
            Assert.True(isKilled || isLast, $"the crawl was over after {kills} kills");

            // Against what the file said before this run: neither asked for nor given again.
            Assert.DoesNotContain(links, link => known.GetValueOrDefault(link.Page) == Completed);
            Assert.DoesNotContain(site.Log.Targets, target => known.GetValueOrDefault(site.Url(target)) == Completed);
            union.UnionWith(links);

            // What this run gave is completed, or still in flight: it comes again, and nothing else does.
            known = ReadStates();
            TestContext.Current.TestOutputHelper?.WriteLine($"{links.Count} links; {known.Values.Count(state => state == Completed)} pages completed, {known.Values.Count(state => state == InFlight)} in flight");
            Assert.All(links.Select(link => link.Page).Distinct(), page => Assert.Contains(known[page], new[] { Completed, InFlight }));
        }

        Assert.Equal(Kills, kills);
        Assert.Equal(Expected(site).Order(), union.Order());
        Assert.Equal(Enumerable.Range(0, Pages).Select(n => site.Url($"/k/{n}")).Order(StringComparer.Ordinal), known.Keys.Order(StringComparer.Ordinal));
        Assert.All(known.Values, state => Assert.Equal(Completed, state));
        using var engine = new Engine();
        var told = engine.Run("Get-CrawlState $args[0] | ForEach-Object { $_.Completed; $_.Pending; $_.InFlight; $_.Failed; $_.Links }", StatePath).ThrowOnError();
        Assert.Equal([Pages, 0, 0, 0, union.Count], told.Output.Select(count => (long)count.BaseObject));
    }

    /// <summary>Pages that lead to three more each, and back; a page takes ten milliseconds, so that a crawl takes a while.</summary>
    private static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync();
        for (var n = 0; n < Pages; n++)
        {
            var html = string.Concat(Targets(n).Select(target => $"<a href={target}>x</a>"));
            site.Map($"/k/{n}", async context =>
            {
                await Task.Delay(10, context.RequestAborted);
                await Site.SendAsync(context, html);
            });
        }

        return site;
    }

    private static IEnumerable<int> Targets(int n) => Enumerable.Range((3 * n) + 1, 3).Where(child => child < Pages).Append(n / 2).Append(n * 7 % Pages).Distinct();

    private static IEnumerable<(string Page, string Url)> Expected(Site site) =>
        Enumerable.Range(0, Pages).SelectMany(n => Targets(n).Select(target => (site.Url($"/k/{n}"), site.Url($"/k/{target}"))));

    /// <summary>One run of the same command: killed a while after its first link came, or to its end.</summary>
    private async Task<(bool IsKilled, HashSet<(string Page, string Url)> Links)> CrawlAsync(Site site, TimeSpan? patience)
    {
        var stop = TestContext.Current.CancellationToken;
        using var process = ShellProcess.Start(["--output", "json", $"Get-PageLinks '{site.Url("/k/0")}' -Recurse -StatePath '{StatePath}' -IgnoreRobots -WarningAction Ignore"]);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(stop);
        var links = new HashSet<(string, string)>();
        Task? killing = null;
        while (await process.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            if (patience is { } time)
                killing ??= KillAsync(process, time);
            // The kill may have cut the last line.
            if (line.EndsWith('}'))
                links.Add(Read(line));
        }

        await process.WaitForExitAsync(stop);
        await (killing ?? Task.CompletedTask);
        Assert.Equal("", await errors);
        return (process.ExitCode != 0, links);
    }

    private static async Task KillAsync(Process process, TimeSpan patience)
    {
        await Task.Delay(patience, TestContext.Current.CancellationToken);
        process.Kill();
    }

    private static (string Page, string Url) Read(string line)
    {
        using var link = JsonDocument.Parse(line);
        return (link.RootElement.GetProperty("SourceUrl").GetString()!, link.RootElement.GetProperty("Url").GetString()!);
    }

    /// <summary>Each page's state, read from a copy, so that looking changes nothing.</summary>
    private Dictionary<string, int> ReadStates()
    {
        var copy = _folder.CreateSubdirectory("copy");
        foreach (var file in _folder.GetFiles("crawl.db*").Where(file => !file.Name.EndsWith("-lock", StringComparison.Ordinal)))
            file.CopyTo(Path.Combine(copy.FullName, file.Name), overwrite: true);
        var states = new Dictionary<string, int>(StringComparer.Ordinal);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(copy.FullName, "crawl.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT url, state FROM pages";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                states.Add(reader.GetString(0), reader.GetInt32(1));
        }

        copy.Delete(recursive: true);
        return states;
    }
}
