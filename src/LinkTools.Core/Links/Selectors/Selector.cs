using AngleSharp.Css.Dom;

namespace LinkTools.Core.Links.Selectors;

/// <summary>
/// A CSS selector, split into parts that each look at one element. So the time for the whole is proportional to the
/// page, whereas a search through ancestors can take far too long.
/// </summary>
internal abstract record Selector
{
    /// <summary>A part that looks at one element.</summary>
    public sealed record Simple(ISelector Part) : Selector;

    /// <summary>Elements that match one of several parts.</summary>
    public sealed record Any(IReadOnlyList<Selector> Parts) : Selector;

    /// <summary>Elements that match all of several parts.</summary>
    public sealed record All(IReadOnlyList<Selector> Parts) : Selector;

    /// <summary>Elements that do not match.</summary>
    public sealed record Not(Selector Part) : Selector;

    /// <summary>Parts with a combinator between each two of them; elements of the last part match.</summary>
    public sealed record Chain(IReadOnlyList<Selector> Parts, IReadOnlyList<string> Combinators) : Selector;

    /// <summary>Elements from which a chain continues, by its first combinator (Selectors 4, 4.5).</summary>
    public sealed record Has(Chain Part, string First) : Selector;

    /// <summary>
    /// Elements by their position among the children of their parent that <paramref name="Of"/> matches.
    /// </summary>
    public sealed record Nth(Selector? Of, int Step, int Offset, bool FromEnd) : Selector;
}
