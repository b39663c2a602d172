namespace LinkTools.Core.Frontiers;

/// <summary>What a link to a page means for a frontier.</summary>
internal enum PageNews
{
    /// <summary>Nothing: the page is known.</summary>
    None,

    /// <summary>The page was not known until now.</summary>
    New,

    /// <summary>The page is waiting, and this link gives it a smaller depth.</summary>
    Shorter,

    /// <summary>The page is known, and must be read once more.</summary>
    Again,
}
