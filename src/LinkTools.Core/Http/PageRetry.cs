using Polly;
using Polly.Retry;

namespace LinkTools.Core.Http;

/// <summary>
/// Tries a page again after failures that can heal: exponentially later, with jitter, or when the server says. The
/// first try does not come here, so a run without failures never loads the machinery.
/// </summary>
internal sealed class PageRetry
{
    private static readonly ResiliencePropertyKey<FetchResult> First = new("first");
    private readonly ResiliencePipeline<FetchResult> _pipeline;

    public PageRetry(FetchOptions options)
    {
        _pipeline = new ResiliencePipelineBuilder<FetchResult> { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions<FetchResult>
            {
                MaxRetryAttempts = options.MaximumRetryCount,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryInterval,
                MaxDelay = TimeSpan.FromMinutes(1),
                Randomizer = options.Randomizer,
                ShouldHandle = static arguments =>
                    ValueTask.FromResult(arguments.Outcome.Result is { IsTransient: true }),
                DelayGenerator = static arguments => ValueTask.FromResult(arguments.Outcome.Result!.RetryAfter),
            })
            .Build();
    }

    /// <summary>Goes on after a first failure: waits, and tries again as often as is allowed.</summary>
    public async Task<FetchResult> ContinueAsync(
        FetchResult first, Func<CancellationToken, Task<FetchResult>> attempt, CancellationToken stop)
    {
        var context = ResilienceContextPool.Shared.Get(stop);
        context.Properties.Set(First, first);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, attempt) =>
                {
                    if (context.Properties.TryGetValue(First, out var first) && first is not null)
                    {
                        // The try that has already been made counts as this pipeline's first.
                        context.Properties.Set(First, null!);
                        return first;
                    }

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
