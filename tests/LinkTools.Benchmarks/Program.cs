using BenchmarkDotNet.Running;
using LinkTools.Benchmarks.Extraction;
using LinkTools.Benchmarks.Fuzzing;
using LinkTools.Benchmarks.Markup;
using LinkTools.Benchmarks.Peers;

switch (args)
{
    case ["peers", .. var rest]:
        return await PeerComparison.RunAsync(rest);
    case ["download", var list, var throttle]:
        return await BareDownload.RunAsync(list, int.Parse(throttle, System.Globalization.CultureInfo.InvariantCulture));
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
