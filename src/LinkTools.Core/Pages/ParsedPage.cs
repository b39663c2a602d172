namespace LinkTools.Core.Pages;

/// <summary>What reading a body gave.</summary>
internal sealed record ParsedPage(IReadOnlyList<PageLink> Links, long Bytes, string Charset)
{
    /// <summary>How many links were found in all, those given out early included.</summary>
    public int LinkCount { get; init; }

    /// <summary>False when the response named no type and the bytes are no HTML.</summary>
    public bool IsHtml { get; init; } = true;

    /// <summary>True when the page asks that none of its links be followed.</summary>
    public bool IsNoFollow { get; init; }

    /// <summary>The places that fragments can name, gathered by whoever read the page; null where nobody did.</summary>
    public PagePlaces? Places { get; init; }

    /// <summary>What cut the page short, where partial pages are wanted; null for a whole page.</summary>
    public Exception? Interruption { get; init; }
}
