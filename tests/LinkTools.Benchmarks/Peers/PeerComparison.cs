namespace LinkTools.Benchmarks.Peers;

/// <summary>
/// Reads the same list of pages with several programs, as whole processes, in turns, so that a busy machine affects all
/// of them. The median run counts.
/// </summary>
internal static class PeerComparison
{
    private const int Throttle = 32;

    /// <summary>Documentation in Debian packages.</summary>
    public static string[] DefaultDirectories { get; } = [
        "/usr/share/doc/postgresql-doc-15/html", "/usr/share/doc/python3.11/html"];

    /// <summary>peers [--runs N] [--rounds N] [--slow] [--out FOLDER] [DIRECTORY ...]</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var options = PeerOptions.Parse(args);
        var directories = options.Directories.Count > 0 ? options.Directories : DefaultDirectories;
        if (directories.FirstOrDefault(directory => !Directory.Exists(directory)) is { } absent)
        {
            Console.Error.WriteLine(
                $"{absent} is absent. Name directories of HTML, or install Debian's postgresql-doc-15 and "
                + "python3.11-doc.");
            return 2;
        }

        await using var pages = await ServedPages.StartAsync(directories);
        var temp = Directory.CreateTempSubdirectory("linktools-peers-");
        try
        {
            var once = await WriteListAsync(temp, "once.txt", pages.Urls, 1);
            var many = await WriteListAsync(temp, "many.txt", pages.Urls, options.Rounds);
            Console.WriteLine(
                $"{pages.Urls.Count} pages, {pages.Bytes / 1e6:0.0} MB, {options.Rounds} times over, {options.Runs} "
                + "runs");
            var results = new Dictionary<Contender, List<Cost>>();
            var contenders = Contenders.All(
                once, many, Path.Combine(temp.FullName, "links.csv"), Throttle, options.IncludesSlow).ToList();
            for (var run = 0; run < options.Runs; run++)
            {
                foreach (var (contender, _) in contenders.Where(item => item.Contender.File is not null))
                {
                    var cost = await ProcessMeter.RunAsync(contender.File!, contender.Arguments);
                    (results.TryGetValue(contender, out var costs) ? costs : results[contender] = []).Add(cost);
                    Console.WriteLine($"  {contender.Name}: {cost.Wall.TotalSeconds:0.00} s");
                }
            }

            var rows = contenders.Select(item => PeerRow.Of(
                item.Contender,
                item.IsOnce ? pages.Urls.Count : pages.Urls.Count * options.Rounds,
                results.GetValueOrDefault(item.Contender))).ToList();
            Directory.CreateDirectory(options.Output);
            var often = options.Rounds == 1 ? "" : $" {options.Rounds} times over (Invoke-WebRequest: once),";
            var title = $"{pages.Urls.Count} pages, {pages.Bytes / 1e6:0} MB,{often} served on loopback by the same "
                + $"machine ({Environment.ProcessorCount} cores)";
            await File.WriteAllTextAsync(Path.Combine(options.Output, "peers.md"), PeerReport.Markdown(title, rows));
            await File.WriteAllTextAsync(Path.Combine(options.Output, "peers.svg"), PeerReport.Svg(title, rows));
            Console.WriteLine(PeerReport.Markdown(title, rows));
            return 0;
        }
        finally
        {
            temp.Delete(recursive: true);
        }
    }

    private static async Task<string> WriteListAsync(DirectoryInfo folder, string name, List<string> urls, int rounds)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllLinesAsync(path, Enumerable.Repeat(urls, rounds).SelectMany(list => list));
        return path;
    }
}
