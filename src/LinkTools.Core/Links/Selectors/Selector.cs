using AngleSharp.Css.Dom;

namespace LinkTools.Core.Links.Selectors;

/// <summary>
/// A CSS selector, taken apart so far that each of its parts looks at one element alone: to match the whole then takes
/// time in proportion to the page, where a search through ancestors can take longer than anybody waits.
/// </summary>
internal abstract record Selector
{
    /// <summary>A part that looks at one element.</summary>
    public sealed record Simple(ISelector Part) : Selector;

    /// <summary>One of several.</summary>
    public sealed record Any(IReadOnlyList<Selector> Parts) : Selector;

    /// <summary>All of several.</summary>
    public sealed record All(IReadOnlyList<Selector> Parts) : Selector;

    /// <summary>What does not match.</summary>
    public sealed record Not(Selector Part) : Selector;

    /// <summary>Parts with a combinator between each two of them; the last one's elements match.</summary>
    public sealed record Chain(IReadOnlyList<Selector> Parts, IReadOnlyList<string> Combinators) : Selector;

    /// <summary>Elements from which a chain leads on, by its first combinator (Selectors 4, 4.5).</summary>
    public sealed record Has(Chain Part, string First) : Selector;

    /// <summary>Elements by their place among their parent's children that <paramref name="Of"/> matches.</summary>
    public sealed record Nth(Selector? Of, int Step, int Offset, bool FromEnd) : Selector;
}
