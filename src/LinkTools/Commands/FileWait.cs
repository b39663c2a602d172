using System.Diagnostics;
using System.Management.Automation;
using LinkTools.Core.Streams;

namespace LinkTools.Commands;

/// <summary>
/// Steps of the pipeline thread that ask the system for files. A share that is gone may never answer, so these steps
/// end at -TimeoutSec, if the cmdlet has it, and on Ctrl+C.
/// </summary>
internal static class FileWait
{
    private const int LookEveryMilliseconds = 50;

    /// <summary>Runs a step and returns its result.</summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="PipelineStoppedException">Ctrl+C.</exception>
    public static T Run<T>(PSCmdlet cmdlet, Func<T> step)
    {
        var running = WaitableStep.Start(step);
        var started = Stopwatch.GetTimestamp();
        var limit = SecondsOf(cmdlet);
        while (!((IAsyncResult)running).AsyncWaitHandle.WaitOne(LookEveryMilliseconds))
        {
            var isOver = limit > 0 && Stopwatch.GetElapsedTime(started).TotalSeconds >= limit;
            if (!isOver && !cmdlet.Stopping)
                continue;
            WaitableStep.Abandon(running);
            throw cmdlet.Stopping ? new PipelineStoppedException() : new TimeoutException();
        }

        return running.GetAwaiter().GetResult();
    }

    /// <summary>The error of a path whose step took too long.</summary>
    public static ErrorRecord ErrorOf(PSCmdlet cmdlet, string path) => Errors.FileTimeout(path, SecondsOf(cmdlet));

    /// <summary>0 for no limit.</summary>
    private static double SecondsOf(PSCmdlet cmdlet) => cmdlet is FetchCmdlet fetch ? fetch.TimeoutSec : 0;
}
