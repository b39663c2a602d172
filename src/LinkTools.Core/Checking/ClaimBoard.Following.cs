using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>URLs whose answer includes that of another URL, to which they are redirected.</summary>
internal sealed partial class ClaimBoard
{
    /// <summary>The same for a URL that redirects to one that the crawl reads.</summary>
    public void RegisterRedirected(WebUrl url, AddressClass from, UrlAnswer way, WebUrl target)
    {
        var (entry, other) = (EntryOf(url, isNamed: false, from), EntryOf(target, isNamed: false, from));
        if (!Follow(new Follower(entry, url, way, IsTwin: false), other, target, isLeftToCrawl: true))
            return;
        // The crawl has requested it: it waits for its target, and is not requested again when the crawl is over.
        lock (entry)
            (entry.IsUnderWay, entry.IsLeftToCrawl) = (entry.IsUnderWay || entry.Answer is null, false);
    }

    /// <summary>Makes a URL wait for the answer of the one that it redirects to.</summary>
    /// <param name="entry">The entry of the URL.</param>
    /// <param name="url">The URL of the request.</param>
    /// <param name="way">Its redirect.</param>
    /// <param name="other">The entry of the target.</param>
    /// <param name="target">The URL of the target.</param>
    /// <param name="order">How the URL was requested.</param>
    public void Follow(
        UrlEntry entry, WebUrl url, UrlAnswer way, UrlEntry other, WebUrl target, ProbeOrder order)
    {
        // Each waits for the other: a loop, or a page that redirects once to set a cookie.
        if (!Follow(new Follower(entry, url, way, IsTwin: false), other, target, isLeftToCrawl: false))
            ask(new Ask(entry, url, order, IsAlone: true));
    }

    private bool FollowTwin(UrlEntry entry, WebUrl url, UrlAnswer answer)
    {
        var twin = WebUrl.Parse(string.Concat("https", url.Href.AsSpan("http".Length)))!;
        var there = EntryOf(twin, entry.IsNamed, entry.From);
        return Follow(new Follower(entry, url, answer, IsTwin: true), there, twin, isLeftToCrawl: false);
    }

    /// <summary>
    /// Makes a follower wait for another URL, or gives it the answer of that URL; false if that URL waits for the
    /// follower.
    /// </summary>
    private bool Follow(Follower follower, UrlEntry other, WebUrl target, bool isLeftToCrawl)
    {
        Ask? order = null;
        UrlAnswer? known;
        lock (_following)
        {
            for (var next = other; next is not null; next = next.Follows)
            {
                if (next == follower.Entry)
                    return false;
            }

            lock (other)
            {
                known = other.Answer;
                if (known is null)
                {
                    follower.Entry.Follows = other;
                    other.Waiting ??= new();
                    other.Waiting.Url ??= target;
                    other.Waiting.Followers.Add(follower);
                    if (!other.IsUnderWay)
                    {
                        other.IsUnderWay = true;
                        other.IsLeftToCrawl = isLeftToCrawl;
                        order = isLeftToCrawl ? null : OrderOf(other, target);
                    }
                }
            }
        }

        if (known is not null)
            Complete(follower.Entry, follower.Url, follower.Merge(known, options.Crawl.Fetch.MaximumRedirection));
        else
            shared?.Postpone(follower.Entry, follower.Url);
        if (known is null && isLeftToCrawl)
            shared?.Await(other, target);
        if (order is not null)
            ask(order);
        return true;
    }
}
