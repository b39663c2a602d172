using System.Collections.Concurrent;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// Keeps each URL once, however many links lead to it. It has the URL requested when the first link comes, and reports
/// each link as soon as the answer of its URL is known. Thread-safe.
/// </summary>
/// <param name="options">How links are checked.</param>
/// <param name="certificates">The expiry dates of certificates.</param>
/// <param name="ask">Requests a URL.</param>
/// <param name="report">Receives the result of each link.</param>
/// <param name="shared">What other processes have asked; null for none.</param>
internal sealed partial class ClaimBoard(
    CheckOptions options, CertificateDates certificates, Action<Ask> ask, Action<LinkClaim, LinkCheck> report,
    SharedChecks? shared = null)
{
    private readonly ConcurrentDictionary<ulong, UrlEntry> _entries = new();
    private readonly object _following = new();
    private readonly SharedTexts _types = new();
    private readonly Judge _judge = new(options, certificates);
    private readonly LinkCheckBuilder _builder = new(options, certificates);

    /// <summary>How many URLs are known.</summary>
    public int Count => _entries.Count;

    /// <summary>
    /// True for URLs that can be checked although their scheme is not http: those of a site on the disk.
    /// </summary>
    public Func<WebUrl, bool> IsLocal { get; init; } = static _ => false;

    /// <summary>Adds a link, and has its URL requested unless the crawl will read it.</summary>
    public void Admit(LinkClaim claim, AddressClass from, bool isNamed, Func<WebUrl, bool>? isCrawled = null)
    {
        var url = claim.Target ?? WebUrl.Parse(claim.Url);
        if (url is null || !IsLocal(url))
        {
            if (ClaimRules.Judge(claim, url) is { } verdict)
            {
                report(claim, _builder.Build(claim, verdict, null));
                return;
            }
        }

        var key = KeyOf(options.Rewrite.IsEmpty ? url! : AskedFor(url!), isNamed ? default : from);
        // Whether a URL is excluded is found once, not for each link to it. Different URLs may be rewritten to one.
        var isAdmitted = _entries.TryGetValue(key, out var entry) && entry.IsAdmitted;
        if (!isAdmitted && options.IsExcluded(url!.HrefWithoutFragment))
        {
            var excluded = new Verdict(CheckStatus.Skipped, "Excluded", "It was skipped because of -Exclude.");
            report(claim, _builder.Build(claim, excluded, null));
            return;
        }

        entry ??= EntryOf(key, isNamed, from);
        UrlAnswer? answer;
        WebUrl? asked = null;
        Ask? order = null;
        var isLeft = false;
        lock (entry)
        {
            entry.IsNamed |= isNamed;
            entry.IsAdmitted |= options.Rewrite.IsEmpty && !url!.HasUserPart;
            answer = entry.Answer;
            if (answer is null || !Suffices(url!, answer))
            {
                answer = null;
                (entry.Waiting ??= new()).Links.Add((claim, url!));
                if (!entry.IsUnderWay)
                {
                    entry.IsUnderWay = true;
                    asked = AskedFor(url!);
                    isLeft = entry.IsLeftToCrawl = entry.Answer is null && isCrawled?.Invoke(asked) == true;
                    if (!isLeft)
                        order = OrderOf(entry, asked);
                }
            }
        }

        if (answer is not null)
            Report(claim, url!, answer);
        else if (order is not null)
            ask(order);
        else if (isLeft)
            shared?.Await(entry, asked!);
    }

    /// <summary>Records the answer of a URL, and reports the links that have waited for it.</summary>
    /// <param name="entry">The entry of the URL.</param>
    /// <param name="asked">The URL of the request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="isOthers">True where another process has asked.</param>
    public void Complete(UrlEntry entry, WebUrl asked, UrlAnswer answer, bool isOthers = false)
    {
        answer.ContentType = _types.Share(answer.ContentType);
        if (options.RequiresHttps && asked.Scheme == "http" && answer is { HasSecureTwin: null, Failure: null }
            && FollowTwin(entry, asked, answer))
            return;
        if (!isOthers)
            shared?.Keep(entry, asked, answer);
        List<(LinkClaim Claim, WebUrl Url)> done;
        List<Follower> followers;
        Ask? order = null;
        lock (entry)
        {
            entry.Answer = answer;
            entry.Follows = null;
            entry.IsUnderWay = entry.IsLeftToCrawl = false;
            var waiting = entry.Waiting;
            entry.Waiting = null;
            followers = waiting?.Followers ?? [];
            done = waiting?.Links ?? [];
            if (done.FindAll(item => !Suffices(item.Url, answer)) is { Count: > 0 } left)
            {
                done.RemoveAll(item => !Suffices(item.Url, answer));
                entry.Waiting = new();
                entry.Waiting.Links.AddRange(left);
                entry.IsUnderWay = true;
                order = OrderOf(entry, asked);
            }
        }

        foreach (var (claim, url) in done)
            Report(claim, url, answer);
        if (order is not null)
            ask(order);
        foreach (var follower in followers)
            Complete(follower.Entry, follower.Url, follower.Merge(answer, options.Crawl.Fetch.MaximumRedirection));
    }

    /// <summary>Records what the crawl has learned about a URL.</summary>
    public void Register(WebUrl url, AddressClass from, UrlAnswer answer) =>
        Complete(EntryOf(url, isNamed: false, from), url, answer);

    /// <summary>Claims the target of a redirect; false if it is claimed already, or its answer is known.</summary>
    public static bool TryClaim(UrlEntry entry, bool wantsIds, bool isCrawled)
    {
        lock (entry)
        {
            if (entry.IsUnderWay || (entry.Answer is { } known && !(wantsIds && Judge.MayHaveIds(known))))
                return false;
            entry.IsUnderWay = true;
            entry.IsLeftToCrawl = entry.Answer is null && isCrawled;
            return !entry.IsLeftToCrawl;
        }
    }

    /// <summary>Says that a claimed URL was not requested after all.</summary>
    public void Release(UrlEntry entry, WebUrl url)
    {
        shared?.GiveUp(entry, url);
        Ask? order = null;
        lock (entry)
        {
            entry.IsUnderWay = entry.Waiting is not null;
            if (entry.IsUnderWay)
                order = OrderOf(entry, url);
        }

        if (order is not null)
            ask(order);
    }

    /// <summary>Has a URL requested that the crawl does not read after all.</summary>
    public void GiveBack(WebUrl url, AddressClass from)
    {
        if (_entries.TryGetValue(KeyOf(url, from), out var entry))
            AskIfLeft(entry, url);
    }

    /// <summary>After the crawl: has all URLs requested that still wait for it.</summary>
    public void AskWaiting()
    {
        foreach (var entry in _entries.Values)
        {
            WebUrl? url = null;
            lock (entry)
            {
                if (entry is { IsLeftToCrawl: true, Waiting: { } waiting })
                    url = waiting.Url ?? AskedFor(waiting.Links[0].Url);
            }

            if (url is not null)
                AskIfLeft(entry, url);
        }
    }

    private void AskIfLeft(UrlEntry entry, WebUrl url)
    {
        Ask? order = null;
        lock (entry)
        {
            var isLeft = entry.IsLeftToCrawl;
            entry.IsLeftToCrawl = false;
            if (isLeft && entry.Waiting is not null)
                order = OrderOf(entry, url);
        }

        if (order is not null)
            ask(order);
    }

    private WebUrl AskedFor(WebUrl url) => options.Rewrite.IsEmpty && !url.HasFragment
        ? url : WebUrl.Parse(options.Rewrite.Apply(url.HrefWithoutFragment)) ?? url;

    /// <summary>The entry of a URL.</summary>
    public UrlEntry EntryOf(WebUrl url, bool isNamed, AddressClass from) =>
        EntryOf(KeyOf(url, isNamed ? default : from), isNamed, from);

    private UrlEntry EntryOf(ulong key, bool isNamed, AddressClass from) => _entries.GetOrAdd(
        key,
        static (_, state) => new UrlEntry { IsNamed = state.isNamed, From = state.from }, (isNamed, from));

    // Where a page may lead depends on its address; URLs that the user gave are always allowed.
    private static ulong KeyOf(WebUrl url, AddressClass from) => UrlHash.Of(url) ^ ((ulong)from << 60);

    private bool Suffices(WebUrl url, UrlAnswer answer) =>
        !_judge.NeedsBody(url, answer) || _judge.IsSettled(url, answer);

    private Ask OrderOf(UrlEntry entry, WebUrl url) => new(
        entry, url,
        new ProbeOrder(
            entry.IsNamed, entry.From,
            entry.Waiting!.Links.Exists(item => _judge.NeedsBody(item.Url, entry.Answer)),
            options.ChecksTextFragments));

    private void Report(LinkClaim claim, WebUrl url, UrlAnswer answer) =>
        report(claim, _builder.Build(claim, _judge.Of(claim, url, answer), answer));
}
