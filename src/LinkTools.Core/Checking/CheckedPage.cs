using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>
/// A page whose links are checked: knows when the last of them has been. May be used by many threads.
/// </summary>
public sealed class CheckedPage
{
    private readonly List<(long Sequence, LinkCheck Check)>? _checks;
    private int _open = 1;

    internal CheckedPage(PageResult page, bool keepsChecks)
    {
        Page = page with { Links = [], Places = null };
        _checks = keepsChecks ? [] : null;
    }

    /// <summary>The page, without its links.</summary>
    public PageResult Page { get; }

    /// <summary>
    /// The verdicts on the page's links, in their order, once all are known; empty where each was reported for itself.
    /// </summary>
    public IEnumerable<LinkCheck> Checks =>
        _checks?.OrderBy(item => item.Sequence).Select(item => item.Check) ?? [];

    /// <summary>True where the verdicts are kept until all are known.</summary>
    internal bool KeepsChecks => _checks is not null;

    /// <summary>Place of the page among what is reported, from 0; known before its last link ends.</summary>
    internal long Sequence { get; set; }

    /// <summary>Says that one more link waits for its verdict.</summary>
    internal void Begin() => Interlocked.Increment(ref _open);

    /// <summary>Takes a verdict, where verdicts are kept.</summary>
    internal void Keep(long sequence, LinkCheck check)
    {
        lock (_checks!)
            _checks.Add((sequence, check));
    }

    /// <summary>Says that a link has its verdict, or that no link comes any more; true for the last of these.</summary>
    internal bool End() => Interlocked.Decrement(ref _open) == 0;
}
