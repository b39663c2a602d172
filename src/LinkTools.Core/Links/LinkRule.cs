using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>One row of <see cref="LinkTable"/>: an attribute that holds URLs.</summary>
internal readonly record struct LinkRule(AttributeId Attribute, LinkKind Kind, ValueSyntax Syntax = ValueSyntax.Url)
{
    /// <summary>True where a browser fetches what the value names, and nothing when it is empty.</summary>
    public bool IsFetched => Kind is LinkKind.Image or LinkKind.Frame or LinkKind.Media or LinkKind.Script
        or LinkKind.Embed or LinkKind.Svg or LinkKind.LazyImage or LinkKind.Manifest or LinkKind.Icon
        || Syntax == ValueSyntax.ByRel;
}

/// <summary>How an attribute's value holds its URLs.</summary>
internal enum ValueSyntax : byte
{
    /// <summary>The value is one URL.</summary>
    Url,

    /// <summary>URLs with white space between them.</summary>
    List,

    /// <summary>URLs with commas between them.</summary>
    CommaList,

    /// <summary>Image candidates: HTML Standard, section 4.8.4.2.</summary>
    Srcset,

    /// <summary>CSS declarations.</summary>
    Css,

    /// <summary>One URL, or CSS declarations where the value says url(.</summary>
    UrlOrCss,

    /// <summary>One URL of a kind that the element's rel names.</summary>
    ByRel,

    /// <summary>A meta element's content: what it is, its name or http-equiv says.</summary>
    Meta,

    /// <summary>A whole document.</summary>
    Document,
}
