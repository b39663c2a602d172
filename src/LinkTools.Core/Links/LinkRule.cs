using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>One row of <see cref="LinkTable"/>: an attribute that contains URLs.</summary>
internal readonly record struct LinkRule(AttributeId Attribute, LinkKind Kind, ValueSyntax Syntax = ValueSyntax.Url)
{
    /// <summary>
    /// True if nothing is fetched for this value: an empty one or, except for media, one of white space alone.
    /// </summary>
    public bool FetchesNothing(ReadOnlySpan<char> value) =>
        IsFetched && (Kind == LinkKind.Media ? value : HtmlSpace.Trim(value)).IsEmpty;

    // A browser fetches the URL of the value, without being asked.
    private bool IsFetched => Kind is LinkKind.Image or LinkKind.Frame or LinkKind.Media or LinkKind.Script
        or LinkKind.Embed or LinkKind.Svg or LinkKind.LazyImage or LinkKind.Manifest or LinkKind.Icon
        || Syntax == ValueSyntax.ByRel;
}

/// <summary>The syntax of an attribute with URLs.</summary>
internal enum ValueSyntax : byte
{
    /// <summary>The value is one URL.</summary>
    Url,

    /// <summary>URLs separated by white space.</summary>
    List,

    /// <summary>URLs separated by commas.</summary>
    CommaList,

    /// <summary>Image candidates: HTML Standard, section 4.8.4.2.</summary>
    Srcset,

    /// <summary>CSS declarations.</summary>
    Css,

    /// <summary>One URL, or CSS declarations if the value contains url(.</summary>
    UrlOrCss,

    /// <summary>One URL, whose kind follows from the element's rel.</summary>
    ByRel,

    /// <summary>The content of a meta element, whose meaning follows from its name or http-equiv.</summary>
    Meta,

    /// <summary>A whole document.</summary>
    Document,
}
