using AngleSharp.Html.Parser;

namespace LinkTools.Core.Links.Selectors;

/// <summary>Makes a tree of the elements of a page with AngleSharp.</summary>
internal static class PageDom
{
    /// <exception cref="PageTooComplexException">The page exceeds <see cref="DomLimits"/>.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public static ElementTree Read(string markup, CancellationToken stop)
    {
        TagCensus.Check(markup, stop);
        var limit = DomLimits.AllocationOf(markup.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsKeepingSourceReferences = true,
            SkipComments = true,
            OnToken = (_, _) =>
            {
                stop.ThrowIfCancellationRequested();
                // A few tags can make many elements, which are reopened again and again.
                if (GC.GetAllocatedBytesForCurrentThread() - before > limit)
                    throw new PageTooComplexException($"becomes a tree of more than {limit >> 20} MB");
            },
        });
        using var document = parser.ParseDocument(markup);
        return new ElementTree(document, static element => element.SourceReference?.Position.Position - 1 ?? -1, stop);
    }
}
