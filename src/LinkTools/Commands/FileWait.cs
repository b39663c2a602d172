using System.Diagnostics;
using System.Management.Automation;
using LinkTools.Core.Streams;

namespace LinkTools.Commands;

/// <summary>
/// Steps of the pipeline thread that ask the system for files, and that it may keep waiting without an end: a share
/// that is gone answers nobody. They end at the cmdlet's -TimeoutSec, where it has one, and by Ctrl+C.
/// </summary>
internal static class FileWait
{
    private const int LookEveryMilliseconds = 50;

    /// <summary>What the step gives.</summary>
    /// <exception cref="TimeoutException">The limit is over.</exception>
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

    /// <summary>The error of a path whose step was not over in time.</summary>
    public static ErrorRecord ErrorOf(PSCmdlet cmdlet, string path) => Errors.FileTimeout(path, SecondsOf(cmdlet));

    /// <summary>0 for no limit.</summary>
    private static double SecondsOf(PSCmdlet cmdlet) => cmdlet is FetchCmdlet fetch ? fetch.TimeoutSec : 0;
}
