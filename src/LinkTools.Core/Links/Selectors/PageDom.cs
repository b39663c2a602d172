using AngleSharp.Html.Parser;

namespace LinkTools.Core.Links.Selectors;

/// <summary>Makes a tree of a page's elements, by AngleSharp.</summary>
internal static class PageDom
{
    /// <exception cref="PageTooComplexException">The page is beyond <see cref="DomLimits"/>.</exception>
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
                // Elements that are opened again and again come from few tags.
                if (GC.GetAllocatedBytesForCurrentThread() - before > limit)
                    throw new PageTooComplexException($"becomes a tree of more than {limit >> 20} MB");
            },
        });
        using var document = parser.ParseDocument(markup);
        return new ElementTree(document, static element => element.SourceReference?.Position.Position - 1 ?? -1, stop);
    }
}
