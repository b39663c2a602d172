namespace LinkTools.Core.Streams;

/// <summary>
/// A step in which the system may wait without end: for a pipe without a writer, a device, a share that is gone. It
/// runs on its own thread, so that it blocks nothing else. If its reader stops waiting, the step stays behind, and its
/// result is disposed of later.
/// </summary>
public static class WaitableStep
{
    /// <summary>Starts a step.</summary>
    public static Task<T> Start<T>(Func<T> step) => Task.Factory.StartNew(
        step, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Runs a step for as long as its reader waits.</summary>
    /// <param name="step">The step, which may never end.</param>
    /// <param name="limit">The longest wait; infinite for none.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="TimeoutException">The time is over.</exception>
    public static async Task<T> RunAsync<T>(
        Func<T> step, TimeSpan limit, TimeProvider time, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var running = Start(step);
        try
        {
            return await running.WaitAsync(limit, time, stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            Abandon(running);
            throw;
        }
    }

    /// <summary>The reader has stopped waiting: disposes of the result, whenever it comes.</summary>
    public static void Abandon<T>(Task<T> running) => _ = DisposeLaterAsync(running);

    private static async Task DisposeLaterAsync<T>(Task<T> running)
    {
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!running.IsCompletedSuccessfully)
            return;
        switch (await running.ConfigureAwait(false))
        {
            case IAsyncDisposable late:
                await late.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable late:
                late.Dispose();
                break;
        }
    }
}
