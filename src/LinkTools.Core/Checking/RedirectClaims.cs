using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// The redirects of a URL that is being checked: each target is claimed before it is requested. A target that is being
/// requested, has been requested, or will be read by the crawl is not requested again: its answer is waited for.
/// </summary>
/// <param name="board">Knows all URLs.</param>
/// <param name="ask">The URL that is being checked.</param>
/// <param name="isNamed">True for URLs that the user gave.</param>
/// <param name="isCrawled">True for URLs that the crawl has read, or will read.</param>
/// <param name="shared">What other processes ask.</param>
internal sealed class RedirectClaims(
    ClaimBoard board, Ask ask, Func<WebUrl, bool> isNamed, Func<WebUrl, bool> isCrawled, SharedChecks shared)
{
    private readonly Dictionary<string, (WebUrl Url, UrlEntry Entry)> _own = new(StringComparer.Ordinal);
    private (WebUrl Url, UrlEntry Entry)? _other;

    /// <summary>Called before each request; why it must not be sent, or null to send it.</summary>
    public async ValueTask<string?> RefusalAsync(WebUrl url, AddressClass from, CancellationToken stop)
    {
        var key = url.HrefWithoutFragment;
        if (key == ask.Url.HrefWithoutFragment || _own.ContainsKey(key))
            return null;
        var entry = board.EntryOf(url, isNamed(url), from);
        if (entry == ask.Entry)
            return null;
        var isOwn = ClaimBoard.TryClaim(entry, ask.Order.WantsIds, isCrawled(url));
        if (isOwn && !await shared.TryClaimAsync(entry, url, ask.Order.WantsIds, stop).ConfigureAwait(false))
        {
            isOwn = false;
            board.Release(entry, url);
        }

        if (!isOwn)
        {
            _other = (url, entry);
            return "its answer is known, or will be";
        }

        _own.Add(key, (url, entry));
        return null;
    }

    /// <summary>Passes the answer to all URLs that it belongs to.</summary>
    public void Complete(UrlAnswer answer)
    {
        if (_other is not { } other)
        {
            foreach (var (url, entry) in _own.Values)
            {
                // Another failure names the URL that was requested first.
                if (answer.Failure is null || answer.StatusCode >= 400)
                    board.Complete(entry, url, AnswerAt(url, answer));
                else
                    board.Release(entry, url);
            }

            board.Complete(ask.Entry, ask.Url, answer);
            return;
        }

        var way = answer with { SkipReason = null };
        foreach (var (url, entry) in _own.Values)
            board.Follow(entry, url, AnswerAt(url, way), other.Entry, other.Url, ask.Order);
        board.Follow(ask.Entry, ask.Url, way, other.Entry, other.Url, ask.Order);
    }

    private static UrlAnswer AnswerAt(WebUrl url, UrlAnswer answer)
    {
        var done = 1 + answer.Hops.ToList().FindIndex(hop => hop.To.Split('#')[0] == url.HrefWithoutFragment);
        return answer with
        {
            Hops = [.. answer.Hops.Skip(done)],
            FinalUrl = done == answer.Hops.Count ? null : answer.FinalUrl,
        };
    }
}
