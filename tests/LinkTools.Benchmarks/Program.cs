using System.Globalization;
using BenchmarkDotNet.Running;
using LinkTools.Benchmarks;
using LinkTools.Benchmarks.Crawls;
using LinkTools.Benchmarks.Extraction;
using LinkTools.Benchmarks.Fairness;
using LinkTools.Benchmarks.Frontiers;
using LinkTools.Benchmarks.Fuzzing;
using LinkTools.Benchmarks.Markup;
using LinkTools.Benchmarks.Memory;
using LinkTools.Benchmarks.Output;
using LinkTools.Benchmarks.Peers;
using LinkTools.Benchmarks.Shared;
using LinkTools.Benchmarks.Startup;

try
{
    return await RunAsync();
}
catch (UsageException exception)
{
    Console.Error.WriteLine($"{exception.Message}\n\n{Usage.Text}");
    return 2;
}

async Task<int> RunAsync()
{
    switch (args)
    {
        case [] or ["--help" or "-h" or "help", ..] or [_, "--help" or "-h"]:
            Console.WriteLine(Usage.Text);
            return 0;
        case ["output", .. var rest]:
            return await OutputCommand.RunAsync(rest);
        case ["peers", .. var rest]:
            return await PeerComparison.RunAsync(rest);
        case ["download", var list, var throttle]:
            return await BareDownload.RunAsync(list, int.Parse(throttle, CultureInfo.InvariantCulture));
        case ["crawl", .. var rest]:
            return await CrawlCommand.RunAsync(rest);
        case ["startup", .. var rest]:
            return await StartupCommand.RunAsync(rest);
        case ["frontier", .. var rest]:
            return await FrontierCommand.RunAsync(rest);
        case [MemoryMeasure.Command, var urls, var state]:
            return await MemoryMeasure.RunAsync(int.Parse(urls, CultureInfo.InvariantCulture), state == "waiting");
        case ["shared", .. var rest]:
            return await SharedCommand.RunAsync(rest);
        case [SharedWorker.Command, var port, var known]:
            return await SharedWorker.RunAsync(
                int.Parse(port, CultureInfo.InvariantCulture), long.Parse(known, CultureInfo.InvariantCulture));
        case ["fairness", .. var rest]:
            return await FairnessCommand.RunAsync(rest);
        case ["fuzz", .. var rest]:
            return FuzzCommand.Run(rest);
        case ["memory", .. var rest]:
            return await MemoryCommand.RunAsync(rest);
        case ["checks-memory"]:
            return await CheckMemoryCommand.RunAsync();
        case ["markup"]:
            return MarkupCommand.Run();
        case ["allocations"]:
            return AllocationCommand.Run();
        case [['-', ..], ..]:
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
            return 0;
        default:
            throw new UsageException($"There is no command {args[0]}.");
    }
}
