namespace LinkTools.Core.Links.Selectors;

/// <summary>The limits of a page in which a selector is matched, because that needs a tree of its elements.</summary>
internal static class DomLimits
{
    /// <summary>The deepest nesting: browsers nest no deeper.</summary>
    public const int Depth = 512;

    /// <summary>The most elements.</summary>
    public const int Elements = 250_000;

    /// <summary>
    /// The most tags and comments, as a multiple of the elements: an element also has an end tag, and there are
    /// comments.
    /// </summary>
    public const int Pieces = 3 * Elements;

    /// <summary>How many bytes a tag or comment needs in the tree and while the tree is made, as measured.</summary>
    public const long BytesForPiece = 400;

    /// <summary>The most bytes that may be allocated while the tree of a text is made.</summary>
    public static long AllocationOf(int length) => (64L << 20) + (16L * length) + (2 * BytesForPiece * Elements);

    /// <exception cref="PageTooComplexException">There are too many of them.</exception>
    public static void CheckElements(int count)
    {
        if (count > Elements)
            throw new PageTooComplexException($"has more than {Elements} elements");
    }

    /// <exception cref="PageTooComplexException">They are nested too deeply.</exception>
    public static void CheckDepth(int depth)
    {
        if (depth > Depth)
            throw new PageTooComplexException($"has elements nested deeper than {Depth} levels");
    }

    /// <exception cref="PageTooComplexException">There are too many of them.</exception>
    public static void CheckPieces(int count)
    {
        if (count > Pieces)
            throw new PageTooComplexException($"has more than {Pieces} tags and comments");
    }
}
