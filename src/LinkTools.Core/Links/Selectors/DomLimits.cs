namespace LinkTools.Core.Links.Selectors;

/// <summary>What a page may be for a selector to be matched in it: a tree of its elements is made of it then.</summary>
internal static class DomLimits
{
    /// <summary>The most elements inside each other: browsers nest no deeper.</summary>
    public const int Depth = 512;

    /// <summary>The most elements.</summary>
    public const int Elements = 250_000;

    /// <summary>Pieces of markup, as many for each element: its end tag, comments.</summary>
    public const int Pieces = 3 * Elements;

    /// <summary>What a piece of markup takes in the tree, and what it takes to get there: measured, in bytes.</summary>
    public const long BytesForPiece = 400;

    /// <summary>The most bytes that may be allocated for a text on the way to its tree.</summary>
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
