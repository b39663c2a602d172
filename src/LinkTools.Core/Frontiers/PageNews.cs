namespace LinkTools.Core.Frontiers;

/// <summary>What a link to a page means to a frontier.</summary>
internal enum PageNews
{
    /// <summary>Nothing: the page is known.</summary>
    None,

    /// <summary>The page was not known until now.</summary>
    New,

    /// <summary>The page waits, and this way there is shorter.</summary>
    Shorter,

    /// <summary>The page is known, and is to be read once more.</summary>
    Again,
}
