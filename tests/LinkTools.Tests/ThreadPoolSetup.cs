using System.Runtime.CompilerServices;

namespace LinkTools.Tests;

/// <summary>
/// Pipelines are waited for on threads of the pool, which the servers and the cmdlets of the same process need as well: with
/// as many threads as cores, a few waiting tests would hold all others up.
/// </summary>
internal static class ThreadPoolSetup
{
    [ModuleInitializer]
    internal static void Enlarge() => ThreadPool.SetMinThreads(64, 64);
}
