using System.Text;
using LinkTools.Core.Links.Selectors;

namespace LinkTools.Core.Links;

/// <summary>Removes the links of a page whose tags a selection does not take.</summary>
internal static class SelectedDrafts
{
    /// <summary>About how many bytes are needed to match selectors in a text.</summary>
    public static long BytesFor(StringBuilder text)
    {
        var pieces = 0L;
        foreach (var chunk in text.GetChunks())
            pieces += chunk.Span.Count('<');
        return (4L * text.Length) + (DomLimits.BytesForPiece * Math.Min(pieces, DomLimits.Pieces));
    }

    /// <summary>Marks the links that are not taken, or removes them if they may not be followed.</summary>
    /// <param name="drafts">The page's links.</param>
    /// <param name="context">The context with the selection.</param>
    /// <param name="text">The page.</param>
    /// <param name="isXml">True if it was read by the rules of XML.</param>
    /// <exception cref="PageTooComplexException">A selector cannot be matched in the page.</exception>
    public static void Mark(LinkDrafts drafts, ExtractionContext context, string text, bool isXml)
    {
        if (drafts.Count == drafts.First)
            return;
        var tags = context.Selection!.FindIn(text, isXml, context.Stop);
        drafts.Select((place, element) => tags.Contains(place.Line, place.Column, element));
        Drop(drafts, context);
    }

    /// <summary>The same for a document without tags.</summary>
    public static void MarkBare(LinkDrafts drafts, ExtractionContext context)
    {
        if (context.Selection is not { TakesBare: false })
            return;
        MarkAll(drafts, context);
    }

    /// <summary>The same if no link is taken.</summary>
    public static void MarkAll(LinkDrafts drafts, ExtractionContext context)
    {
        drafts.Select(static (_, _) => false);
        Drop(drafts, context);
    }

    private static void Drop(LinkDrafts drafts, ExtractionContext context)
    {
        if (!context.KeepsUnselected)
            drafts.Keep(LinkKindSet.All);
    }
}
