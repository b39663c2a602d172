namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>
/// Feeds mutated pages and URLs to the decoder, the extractor and the URL parser until the time is over or something
/// fails.
/// </summary>
internal static class FuzzCommand
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan MaxInputLength = TimeSpan.FromMinutes(2);

    public static int Run(IReadOnlyList<string> args)
    {
        var options = FuzzOptions.Parse(args);
        var seeds = Seeds.Load(options.Corpora);
        Console.WriteLine(
            $"--seed {options.Seed}, {seeds.Pages.Count} pages and {seeds.Urls.Count} URLs to start from, "
            + $"{options.Threads} threads");
        var run = new FuzzRun(options);
        var workers = Enumerable.Range(0, options.Threads).Select(_ => new FuzzWorker(run, seeds)).ToList();

        // Background threads, because one that never returns must not keep the process alive.
        var threads = workers.Select(worker => new Thread(worker.Loop) { IsBackground = true }).ToList();
        threads.ForEach(thread => thread.Start());
        var nextLine = Environment.TickCount64 + (long)ProgressInterval.TotalMilliseconds;
        while (threads.Any(thread => thread.IsAlive))
        {
            threads[0].Join(100);
            if (workers.Select(worker => worker.Current).FirstOrDefault(IsEndless) is { } endless)
            {
                run.Fail(endless, new TimeoutException("no end in sight"));
                return 1;
            }

            if (Environment.TickCount64 < nextLine)
                continue;
            nextLine += (long)ProgressInterval.TotalMilliseconds;
            run.PrintProgress();
        }

        run.PrintProgress();
        return run.HasFailed ? 1 : 0;
    }

    private static bool IsEndless(FuzzInput? input) =>
        input is not null && Environment.TickCount64 - input.Since > MaxInputLength.TotalMilliseconds;
}
