using System.Diagnostics;
using LinkTools.TestSite;

namespace LinkTools.Tests;

/// <summary>That nothing is running any more, as the site sees it.</summary>
internal static class Quiet
{
    // The promise is 250 ms. What is left behind would stay for half a minute, so a machine that is busy with much else may
    // take a generous share more.
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(250 * 20);

    /// <summary>
    /// The server hears of a closed connection, and of a request that was on its way, a moment after the client is done: so quiet
    /// means that nothing is open and nothing new comes for a while, all within the bound.
    /// </summary>
    public static async Task AssertAsync(Site site, Stopwatch since)
    {
        long requests;
        do
        {
            requests = site.Log.Count;
            await Task.Delay(40, TestContext.Current.CancellationToken);
        }
        while ((site.OpenRequests > 0 || site.Log.Count != requests) && since.Elapsed < Bound);
        Assert.Equal(0, site.OpenRequests);
        Assert.Equal(requests, site.Log.Count);
        Assert.True(since.Elapsed < Bound, $"it took {since.Elapsed}");
    }
}
