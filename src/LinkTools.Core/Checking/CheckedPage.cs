using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>A page whose links are being checked. It knows when the last of them is done. Thread-safe.</summary>
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
    /// The results of the page's links, in their order, when all are known; empty if each was reported separately.
    /// </summary>
    public IEnumerable<LinkCheck> Checks =>
        _checks?.OrderBy(item => item.Sequence).Select(item => item.Check) ?? [];

    /// <summary>True if the results are kept until all are known.</summary>
    internal bool KeepsChecks => _checks is not null;

    /// <summary>The place of the page among all reports, from 0; known before its last link ends.</summary>
    internal long Sequence { get; set; }

    /// <summary>Says that one more link waits for its result.</summary>
    internal void Begin() => Interlocked.Increment(ref _open);

    /// <summary>Adds a result, if results are kept.</summary>
    internal void Keep(long sequence, LinkCheck check)
    {
        lock (_checks!)
            _checks.Add((sequence, check));
    }

    /// <summary>Says that a link has its result, or that there are no more links; true for the last call.</summary>
    internal bool End() => Interlocked.Decrement(ref _open) == 0;
}
