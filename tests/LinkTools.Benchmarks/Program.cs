using System.Globalization;
using BenchmarkDotNet.Running;
using LinkTools.Benchmarks;
using LinkTools.Benchmarks.Extraction;
using LinkTools.Benchmarks.Fairness;
using LinkTools.Benchmarks.Frontiers;
using LinkTools.Benchmarks.Fuzzing;
using LinkTools.Benchmarks.Markup;
using LinkTools.Benchmarks.Peers;

switch (args)
{
    case ["peers", .. var rest]:
        return await PeerComparison.RunAsync(rest);
    case ["download", var list, var throttle]:
        return await BareDownload.RunAsync(list, int.Parse(throttle, CultureInfo.InvariantCulture));
    case ["frontier", .. var rest]:
        return await FrontierCommand.RunAsync(rest);
    case [MemoryMeasure.Command, var urls, var state]:
        return MemoryMeasure.Run(int.Parse(urls, CultureInfo.InvariantCulture), state == "waiting");
    case ["fairness", .. var rest]:
        return await FairnessCommand.RunAsync(rest);
    case ["fuzz", .. var rest]:
        return FuzzCommand.Run(rest);
    case ["markup"]:
        return MarkupCommand.Run();
    case ["allocations"]:
        return AllocationCommand.Run();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
