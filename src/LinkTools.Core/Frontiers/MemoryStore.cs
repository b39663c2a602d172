using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Frontiers;

/// <summary>Waiting pages in memory: their URLs, and the number and line of the link that led to each.</summary>
internal sealed class MemoryStore : IPageStore
{
    /// <summary>The most characters of a link's text.</summary>
    private const int TextLength = 60;

    private readonly Dictionary<string, SortedList<int, UrlQueue>> _hosts = new(StringComparer.Ordinal);
    private readonly UrlLog _referrers = new();

    // Pages that were moved to a lower level, and the level that still has them.
    private readonly HashSet<(string Url, int Depth)> _moved = [];
    private long _claims;

    public int ClaimSize => 1;

    public IEnumerable<StoredPage> Load() => [];

    public long ReferrerOf(FrontierPage? from) => from is null ? 0 : _referrers.Add(from.Url.HrefWithoutFragment);

    public long Add(in FoundPage page, string host, long referrer)
    {
        if (!_hosts.TryGetValue(host, out var levels))
            _hosts.Add(host, levels = []);
        if (!levels.TryGetValue(page.Depth, out var queue))
            levels.Add(page.Depth, queue = new UrlQueue());
        queue.Enqueue(new QueuedUrl(page.Url.HrefWithoutFragment, referrer, page.Line)
        {
            IsSeed = page.IsSeed,
            FoundOn = page.FoundOn,
            Text = Shorten(page.Text),
        });
        return 0;
    }

    public void Move(in FoundPage page, string host, long referrer, int from, long id)
    {
        _moved.Add((page.Url.Normalized, from));
        Add(page, host, referrer);
    }

    public void Name(WebUrl url)
    {
        // Nothing is kept after the crawl, so nothing needs to be recorded.
    }

    public void AddSeen(WebUrl url, string host, FrontierPage via)
    {
        // The same.
    }

    public void Claim(string host, int depth, int count, Queue<FrontierPage> claimed)
    {
        if (!_hosts.TryGetValue(host, out var levels) || !levels.TryGetValue(depth, out var queue))
            return;
        while (count > 0 && queue.Count > 0)
        {
            var next = queue.Dequeue();
            var url = WebUrl.Parse(next.Url)!;
            if (_moved.Count > 0 && _moved.Remove((url.Normalized, depth)))
                continue;
            count--;
            claimed.Enqueue(new FrontierPage
            {
                Id = ++_claims,
                Url = url,
                Depth = depth,
                IsSeed = next.IsSeed,
                FoundOn = next.FoundOn,
                Referrer = next.Referrer,
                ReferrerLine = next.Line,
                ReferrerText = next.Text,
            });
        }

        if (queue.Count > 0)
            return;
        levels.Remove(depth);
        if (levels.Count == 0)
            _hosts.Remove(host);
    }

    public void Return(FrontierPage page)
    {
        // Everything is lost at the end of the crawl.
    }

    public void Complete(long id, PageResult result, OutputMark? output)
    {
        // Nothing is kept after the crawl.
    }

    public void Complete(IReadOnlyList<PageResult> results, OutputMark output)
    {
        // Nothing is kept after the crawl.
    }

    public StoredOutputs FindOutputs() => StoredOutputs.None;

    public void SaveOutput(OutputMark output)
    {
        // Nothing is kept after the crawl.
    }

    public PageReferrer? FindReferrer(FrontierPage page) =>
        page.Referrer == 0 ? null : new PageReferrer(_referrers[page.Referrer], page.ReferrerLine, page.ReferrerText);

    public FoundPage? Peek()
    {
        if (_hosts.Values.FirstOrDefault() is not { } levels)
            return null;
        var queue = levels.GetValueAtIndex(0);
        var next = queue.Dequeue();
        queue.Enqueue(next);
        return new FoundPage(WebUrl.Parse(next.Url)!, levels.GetKeyAtIndex(0));
    }

    // The text only serves to recognise the link while its page waits, so a few bytes are enough.
    private static string Shorten(string? text) =>
        text is null || text.Length <= TextLength ? text ?? ""
            : text[..(char.IsHighSurrogate(text[TextLength - 1]) ? TextLength - 1 : TextLength)];

    public void Dispose()
    {
        // Nothing but memory is held.
    }
}
