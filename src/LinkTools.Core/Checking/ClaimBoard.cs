using System.Collections.Concurrent;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// Keeps each URL once, however many links lead to it: has it asked when the first of them comes, and reports each link
/// as soon as its URL's answer is known. May be used by many threads.
/// </summary>
/// <param name="options">How links are checked.</param>
/// <param name="ask">Has a URL asked.</param>
/// <param name="report">Takes the result of each link.</param>
internal sealed class ClaimBoard(CheckOptions options, Action<Ask> ask, Action<LinkClaim, LinkCheck> report)
{
    private readonly ConcurrentDictionary<ulong, UrlEntry> _entries = new();
    private readonly Judge _judge = new(options);
    private readonly LinkCheckBuilder _builder = new(options);

    /// <summary>URLs known.</summary>
    public int Count => _entries.Count;

    /// <summary>True for URLs that are asked although their scheme is not http: those of a site on the disk.</summary>
    public Func<WebUrl, bool> IsLocal { get; init; } = static _ => false;

    /// <summary>Takes a link, and has its URL asked unless the crawl will read it.</summary>
    public void Admit(LinkClaim claim, AddressClass from, bool isNamed, Func<WebUrl, bool>? isCrawled = null)
    {
        var url = WebUrl.Parse(claim.Url.Length > 0 || claim.Href.Length > 0 ? claim.Url : claim.Href);
        if (url is null || !IsLocal(url))
        {
            if (ClaimRules.Judge(claim, url) is { } verdict)
            {
                report(claim, _builder.Build(claim, verdict, null));
                return;
            }
        }

        if (options.IsExcluded(url!.HrefWithoutFragment))
        {
            var excluded = new Verdict(CheckStatus.Skipped, "Excluded", "It was left alone, as -Exclude says.");
            report(claim, _builder.Build(claim, excluded, null));
            return;
        }

        var asked = WebUrl.Parse(options.Rewrite.Apply(url.HrefWithoutFragment)) ?? url;
        var entry = EntryOf(asked, isNamed, from);
        UrlAnswer? answer;
        Ask? order = null;
        lock (entry)
        {
            entry.IsNamed |= isNamed;
            answer = entry.Answer;
            if (answer is null || !Suffices(url, answer))
            {
                answer = null;
                (entry.Waiting ??= []).Add((claim, url));
                if (!entry.IsUnderWay)
                {
                    entry.IsUnderWay = true;
                    entry.IsLeftToCrawl = entry.Answer is null && isCrawled?.Invoke(asked) == true;
                    if (!entry.IsLeftToCrawl)
                        order = OrderOf(entry, asked);
                }
            }
        }

        if (answer is not null)
            Report(claim, url, answer);
        else if (order is not null)
            ask(order);
    }

    /// <summary>Takes what a URL answered, and reports the links that have waited for it.</summary>
    public void Complete(UrlEntry entry, WebUrl asked, UrlAnswer answer)
    {
        List<(LinkClaim Claim, WebUrl Url)> done = [];
        List<(UrlEntry Entry, UrlAnswer Way)>? redirected;
        Ask? order = null;
        lock (entry)
        {
            entry.Answer = answer;
            entry.IsUnderWay = entry.IsLeftToCrawl = false;
            var waiting = entry.Waiting ?? [];
            entry.Waiting = null;
            foreach (var item in waiting)
            {
                if (Suffices(item.Url, answer))
                    done.Add(item);
                else
                    (entry.Waiting ??= []).Add(item);
            }

            if (entry.Waiting is not null)
            {
                entry.IsUnderWay = true;
                order = OrderOf(entry, asked);
            }

            (redirected, entry.Redirected) = (entry.Redirected, null);
        }

        foreach (var (claim, url) in done)
            Report(claim, url, answer);
        if (order is not null)
            ask(order);
        foreach (var (other, way) in redirected ?? [])
            Complete(other, asked, Along(way, answer));
    }

    /// <summary>Takes what the crawl learned of a URL.</summary>
    public void Register(WebUrl url, AddressClass from, UrlAnswer answer) =>
        Complete(EntryOf(url, isNamed: false, from), url, answer);

    /// <summary>The same for a URL that is redirected to one that the crawl reads for itself.</summary>
    public void RegisterRedirected(WebUrl url, AddressClass from, UrlAnswer way, WebUrl target)
    {
        var entry = EntryOf(url, isNamed: false, from);
        var there = EntryOf(target, isNamed: false, from);
        UrlAnswer? known;
        lock (there)
        {
            known = there.Answer;
            if (known is null)
                (there.Redirected ??= []).Add((entry, way));
        }

        if (known is not null)
            Complete(entry, url, Along(way, known));
    }

    /// <summary>Has everything asked that still waits for a crawl which is over.</summary>
    public void AskWaiting()
    {
        foreach (var entry in _entries.Values)
        {
            Ask? order = null;
            lock (entry)
            {
                var isLeft = entry.IsLeftToCrawl;
                entry.IsLeftToCrawl = false;
                if (isLeft && entry is { Waiting: { Count: > 0 } waiting })
                    order = OrderOf(entry, WebUrl.Parse(options.Rewrite.Apply(waiting[0].Url.HrefWithoutFragment))
                        ?? waiting[0].Url);
            }

            if (order is not null)
                ask(order);
        }
    }

    private UrlEntry EntryOf(WebUrl url, bool isNamed, AddressClass from)
    {
        var key = UrlHash.Of(url) ^ (isNamed ? 0UL : (ulong)from << 60);
        return _entries.GetOrAdd(
            key, static (_, state) => new UrlEntry { IsNamed = state.isNamed, From = state.from }, (isNamed, from));
    }

    private bool Suffices(WebUrl url, UrlAnswer answer) => !_judge.NeedsIds(url) || _judge.IsSettled(url, answer);

    private Ask OrderOf(UrlEntry entry, WebUrl url) => new(
        entry, url,
        new ProbeOrder(entry.IsNamed, entry.From, entry.Waiting!.Exists(item => _judge.NeedsIds(item.Url))));

    private void Report(LinkClaim claim, WebUrl url, UrlAnswer answer) =>
        report(claim, _builder.Build(claim, _judge.Of(claim, url, answer), answer));

    private static UrlAnswer Along(UrlAnswer way, UrlAnswer end) => end with
    {
        Hops = [.. way.Hops, .. end.Hops],
        FinalUrl = end.FinalUrl ?? way.FinalUrl,
        Elapsed = way.Elapsed + end.Elapsed,
        Attempts = way.Attempts,
    };
}
