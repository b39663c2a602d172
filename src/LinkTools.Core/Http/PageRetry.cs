using LinkTools.Core.Pages;
using Polly;
using Polly.Retry;

namespace LinkTools.Core.Http;

/// <summary>
/// Retries a page after transient failures: with exponential delays and jitter, or when the server says. The first
/// attempt does not come here, so that a run without failures does not load the library for retries.
/// </summary>
internal sealed class PageRetry
{
    private static readonly ResiliencePropertyKey<PageResult> First = new("first");
    private static readonly ResiliencePropertyKey<IPageSlot> Slot = new("slot");
    private readonly ResiliencePipeline<PageResult> _pipeline;

    public PageRetry(FetchOptions options)
    {
        _pipeline = new ResiliencePipelineBuilder<PageResult> { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions<PageResult>
            {
                MaxRetryAttempts = options.MaximumRetryCount,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryInterval,
                MaxDelay = TimeSpan.FromMinutes(1),
                Randomizer = options.Randomizer,
                ShouldHandle = static arguments =>
                    ValueTask.FromResult(arguments.Outcome.Result is { IsTransient: true }),
                OnRetry = static arguments =>
                {
                    if (arguments.Context.Properties.TryGetValue(Slot, out var slot))
                        slot.Leave();
                    return default;
                },
                DelayGenerator = static arguments => ValueTask.FromResult(arguments.Outcome.Result!.RetryDelay),
            })
            .Build();
    }

    /// <summary>Continues after a first failure: waits, and retries as often as allowed.</summary>
    /// <param name="first">The result of the first attempt.</param>
    /// <param name="attempt">Makes another attempt.</param>
    /// <param name="slot">Freed for another page while this one waits; null to keep it.</param>
    /// <param name="stop">Stops the waiting.</param>
    public async Task<PageResult> ContinueAsync(
        PageResult first, Func<CancellationToken, Task<PageResult>> attempt, IPageSlot? slot, CancellationToken stop)
    {
        var context = ResilienceContextPool.Shared.Get(stop);
        context.Properties.Set(First, first);
        if (slot is not null)
            context.Properties.Set(Slot, slot);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, attempt) =>
                {
                    if (context.Properties.TryGetValue(First, out var first) && first is not null)
                    {
                        // The attempt that has been made counts as the first one of this pipeline.
                        context.Properties.Set(First, null!);
                        return first;
                    }

                    if (context.Properties.TryGetValue(Slot, out var slot))
                        await slot.ReturnAsync(context.CancellationToken).ConfigureAwait(false);
                    return await attempt(context.CancellationToken).ConfigureAwait(false);
                },
                context,
                attempt).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
