namespace LinkTools.Core.Frontiers;

/// <summary>
/// Pages that are known, and about to be added by the page that led there first. Meanwhile a page of a higher level may
/// find them, too. Whichever adds them first, they get the smaller depth. Not thread-safe.
/// </summary>
internal sealed class NotedPages
{
    /// <summary>Only seeds have a smaller depth than 1, so only from here on a depth can become smaller.</summary>
    private const int FirstDepth = 2;

    private Dictionary<ulong, int> _depths = [];

    /// <summary>Notes a page that is about to be added to a level.</summary>
    public void Add(ulong hash, int depth)
    {
        if (depth >= FirstDepth)
            _depths[hash] = depth;
    }

    /// <summary>True if the page is about to be added to a greater depth than <paramref name="depth"/>.</summary>
    public bool IsDeeper(ulong hash, int depth) =>
        _depths.Count > 0 && _depths.TryGetValue(hash, out var noted) && noted > depth;

    /// <summary>
    /// What the page is when it is added: <see cref="PageNews.New"/> for the first that adds it, nothing for the
    /// second.
    /// </summary>
    public PageNews Decide(in FoundPage page, ulong hash)
    {
        if (page.News == PageNews.Again || (page.News == PageNews.New && page.Depth < FirstDepth))
            return PageNews.New;
        if (!Forget(hash))
            return page.News == PageNews.New ? PageNews.None : page.News;
        return PageNews.New;
    }

    /// <summary>Says that a page has been added; false when it was not noted.</summary>
    public bool Forget(ulong hash)
    {
        if (!_depths.Remove(hash))
            return false;
        // A dictionary never frees its memory, and one page may have led to very many pages.
        if (_depths.Count == 0 && _depths.EnsureCapacity(0) > 1024)
            _depths = [];
        return true;
    }
}
