using LinkTools.Core.Markup;

namespace LinkTools.Core.Links.Selectors;

/// <summary>
/// The part of a page that links are taken from: elements that match a CSS selector, or are inside such an element;
/// then without those of a second selector. Thread-safe.
/// </summary>
public sealed class LinkSelection
{
    private readonly Selector? _wanted, _unwanted;

    private LinkSelection(Selector? wanted, Selector? unwanted) => (_wanted, _unwanted) = (wanted, unwanted);

    /// <summary>True for links that are in no element: Link headers, and the links of documents without tags.</summary>
    internal bool TakesBare => _wanted is null;

    /// <summary>The selection of selectors, each of which is a list; null if none is given.</summary>
    /// <param name="wanted">Elements whose links are taken; empty for all.</param>
    /// <param name="unwanted">Elements whose links are left out; empty for none.</param>
    /// <param name="invalid">The first invalid selector; null if all are valid.</param>
    public static LinkSelection? Parse(
        IReadOnlyList<string> wanted, IReadOnlyList<string> unwanted, out string? invalid)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(unwanted);
        invalid = null;
        var (taken, left) = (Compile(wanted, ref invalid), Compile(unwanted, ref invalid));
        return invalid is not null || (taken is null && left is null) ? null : new LinkSelection(taken, left);
    }

    /// <summary>Finds the tags of a document whose links are taken.</summary>
    /// <exception cref="PageTooComplexException">The document is nested too deeply, or has too many tags.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    internal SelectedTags FindIn(string markup, bool isXml, CancellationToken stop)
    {
        var lines = new LineStarts(markup);
        var table = isXml ? XmlDom.Read(markup, lines, stop) : PageDom.Read(markup, stop);
        var matcher = new SelectorMatcher(table, stop);
        var taken = _wanted is null ? null : matcher.FindWithin(_wanted);
        var left = _unwanted is null ? null : matcher.FindWithin(_unwanted);
        return new SelectedTags(table, lines, taken, left);
    }

    private static Selector? Compile(IReadOnlyList<string> texts, ref string? invalid)
    {
        if (texts.Count == 0)
            return null;
        var parts = new Selector[texts.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            if (SelectorCompiler.Compile(texts[i]) is not { } selector)
            {
                invalid ??= texts[i];
                return null;
            }

            parts[i] = selector;
        }

        return parts.Length == 1 ? parts[0] : new Selector.Any(parts);
    }
}
