using System.Diagnostics;
using System.Globalization;
using LinkTools.Benchmarks.Frontiers;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Urls;

namespace LinkTools.Benchmarks.Shared;

/// <summary>
/// What a crawl on a server costs that many processes share: bytes a known URL, the server's time a page, and how many
/// pages several workers read. Exits with 1 when a promise is broken.
/// </summary>
internal static class SharedCommand
{
    private const double PromisedBytes = 15, PromisedMicroseconds = 60;
    private const int PagesAtOnce = 5_000;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var options = SharedOptions.Parse(args);
        var server = await StateServer.StartAsync();
        await using var closing = server;
        await FillAsync(server, options.Urls);
        List<SharedRate> rates = [];
        foreach (var workers in new[] { 1, 2, 4 })
            rates.Add(await MeasureAsync(server, workers, options));
        var known = await server.CountAsync("known");
        var bytes = (double)await server.MeasureKnownAsync() / known;
        var most = rates.Max(static rate => rate.ServerMicroseconds);
        Console.WriteLine(Figures.Text(
            $"A crawl of {known:N0} known URLs that several processes share; {SharedWorker.Places} places each, pages "
            + $"that take {SharedWorker.PageTime.TotalMilliseconds:0} ms\n"));
        Console.WriteLine(
            "| workers | pages/s | pages a turn | server CPU us/page | worker CPU us/page | server, of one core | "
            + $"all, of {Environment.ProcessorCount} cores | bounded by |\n|---:|---:|---:|---:|---:|---:|---:|---|");
        foreach (var rate in rates)
            Console.WriteLine(Figures.Text(
                $"| {rate.Workers} | {rate.Pages:N0} | {rate.PagesPerTurn:0.0} | {rate.ServerMicroseconds:0} | "
                + $"{rate.WorkerMicroseconds:0} | {rate.ServerShare:0%} | {rate.AllShare:0%} | {rate.Bound} |"));
        Console.WriteLine(Figures.Text(
            $"\nBytes a known URL: {bytes:0.0} (promise: {PromisedBytes}): {Figures.Verdict(bytes <= PromisedBytes)}"));
        Console.WriteLine(Figures.Text(
            $"Server CPU a page: at most {most:0} us (promise: {PromisedMicroseconds}): "
            + $"{Figures.Verdict(most <= PromisedMicroseconds)}"));
        Directory.CreateDirectory(options.Out);
        await File.WriteAllTextAsync(Path.Combine(options.Out, "shared.svg"), SharedPicture.Draw(rates, known, bytes));
        return bytes <= PromisedBytes && most <= PromisedMicroseconds ? 0 : 1;
    }

    private static async Task FillAsync(StateServer server, int urls)
    {
        await using var frontier = await SharedWorker.OpenAsync(server.Port, static () => 0, CancellationToken.None);
        foreach (var some in Enumerable.Range(0, urls).Chunk(PagesAtOnce))
        {
            var pages = some.Select(static n => new FoundPage(WebUrl.Parse(SyntheticSite.UrlOf(n))!, 0)
            {
                News = PageNews.New,
            });
            await frontier.AddAsync(null, [.. pages], CancellationToken.None);
        }

        frontier.Abort();
    }

    private static async Task<SharedRate> MeasureAsync(StateServer server, int count, SharedOptions options)
    {
        var workers = new List<Process>();
        for (var i = 0; i < count; i++)
            workers.Add(Process.Start(
                new ProcessStartInfo(
                    Environment.ProcessPath!,
                    [SharedWorker.Command, Figures.Text($"{server.Port}"), Figures.Text($"{options.Urls}")])
                {
                    RedirectStandardInput = true,
                })!);
        // All have begun when the first pages come in.
        var begun = await server.CountAsync("Completed") + (500 * count);
        while (await server.CountWorkersAsync() < count || await server.CountAsync("Completed") < begun)
            await Task.Delay(50);
        await Task.Delay(WarmUp);
        var (pages, time) = (await server.CountAsync("Completed"), Stopwatch.GetTimestamp());
        var turns = await server.CountTurnsAsync();
        var (serverTime, workerTime) = (CpuOf(server.ProcessId), workers.Sum(static worker => CpuOf(worker.Id)));
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
        pages = await server.CountAsync("Completed") - pages;
        turns = await server.CountTurnsAsync() - turns;
        serverTime = CpuOf(server.ProcessId) - serverTime;
        workerTime = workers.Sum(static worker => CpuOf(worker.Id)) - workerTime;
        var elapsed = Stopwatch.GetElapsedTime(time).TotalSeconds;
        foreach (var worker in workers)
        {
            worker.StandardInput.Close();
            await worker.WaitForExitAsync();
            worker.Dispose();
        }

        return new SharedRate(
            count, pages / elapsed, serverTime * 1e6 / pages, workerTime * 1e6 / pages, serverTime / elapsed,
            (serverTime + workerTime) / elapsed / Environment.ProcessorCount, (double)pages / turns);
    }

    // Seconds of all its threads.
    private static double CpuOf(int id)
    {
        var stat = File.ReadAllText(Figures.Text($"/proc/{id}/stat"));
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture)
            + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
    }
}
