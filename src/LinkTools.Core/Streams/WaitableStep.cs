namespace LinkTools.Core.Streams;

/// <summary>
/// A step that the system may keep waiting without an end: a pipe that nobody writes to, a device, a share that is
/// gone. It has a thread of its own, so that it holds up nobody else; one that nobody waits for any longer is left
/// behind, and what it gives after all is disposed of.
/// </summary>
public static class WaitableStep
{
    /// <summary>Starts a step.</summary>
    public static Task<T> Start<T>(Func<T> step) => Task.Factory.StartNew(
        step, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Runs a step for as long as its reader waits.</summary>
    /// <param name="step">What may take for ever.</param>
    /// <param name="limit">The longest wait; infinite for none.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="TimeoutException">The limit is over.</exception>
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

    /// <summary>Nobody waits any longer: disposes of what the step gives, whenever that is.</summary>
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
