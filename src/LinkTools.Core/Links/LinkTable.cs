using LinkTools.Core.Markup;
using static LinkTools.Core.Markup.AttributeId;
using static LinkTools.Core.Links.LinkKind;

namespace LinkTools.Core.Links;

/// <summary>
/// Which attributes of which elements contain URLs, and what for: the HTML Standard's index of attributes, the href of
/// SVG and MathML, attributes that old browsers knew, and the data attributes of common lazy loaders. Links of one
/// element come in the order of the rows.
/// </summary>
internal static class LinkTable
{
    /// <summary>Rows of HTML elements.</summary>
    public static readonly (string Elements, LinkRule Rule)[] Html =
    [
        ("a area", new(Href, Hyperlink)),
        ("a area", new(AttributeId.Ping, LinkKind.Ping, ValueSyntax.List)),
        ("link", new(Href, Related, ValueSyntax.ByRel)),
        ("link", new(ImageSrcset, Preload, ValueSyntax.Srcset)),
        ("script", new(Src, Script)),
        ("img", new(Src, Image)),
        ("img", new(AttributeId.Srcset, Image, ValueSyntax.Srcset)),
        ("input", new(Src, Image)),
        ("source audio video track", new(Src, Media)),
        ("source", new(AttributeId.Srcset, Image, ValueSyntax.Srcset)),
        ("video", new(Poster, Image)),
        ("iframe frame", new(Src, LinkKind.Frame)),
        ("iframe", new(Srcdoc, LinkKind.Frame, ValueSyntax.Document)),
        ("embed", new(Src, Embed)),
        ("object", new(AttributeId.Data, Embed)),
        ("form", new(AttributeId.Action, LinkKind.Form)),
        ("button input", new(FormAction, LinkKind.Form)),
        ("blockquote q ins del", new(Cite, Citation)),
        ("meta", new(Content, Refresh, ValueSyntax.Meta)),

        // The standard's "obsolete features".
        ("body table thead tbody tfoot tr td th", new(Background, Image)),
        ("html", new(AttributeId.Manifest, LinkKind.Manifest)),
        ("img iframe frame", new(LongDesc, Related)),
        ("head", new(Profile, Related)),
        ("menuitem", new(AttributeId.Icon, LinkKind.Icon)),
        ("object applet", new(CodeBase, Embed)),
        ("applet", new(Code, Embed)),
        ("applet", new(AttributeId.Object, Embed)),
        ("applet", new(Src, Embed)),
        ("applet", new(Archive, Embed, ValueSyntax.CommaList)),
        ("object", new(Archive, Embed, ValueSyntax.List)),
    ];

    /// <summary>Rows of elements in SVG and MathML.</summary>
    public static readonly (string Elements, LinkRule Rule)[] Foreign =
    [
        ("a", new(Href, Hyperlink)),
        ("a", new(XlinkHref, Hyperlink)),
        ("image feimage", new(Href, Image)),
        ("image feimage", new(XlinkHref, Image)),
        ("script", new(Href, Script)),
        ("script", new(XlinkHref, Script)),
        ("*", new(Href, Svg)),
        ("*", new(XlinkHref, Svg)),
    ];

    /// <summary>Rows for every element in every namespace; they follow the element's own rows.</summary>
    public static readonly LinkRule[] Global =
    [
        new(AttributeId.Style, StyleResource, ValueSyntax.Css),
        new(ItemId, Microdata),
        new(ItemType, Microdata, ValueSyntax.List),
        new(DataSrc, LazyImage),
        new(DataSrcset, LazyImage, ValueSyntax.Srcset),
        new(DataOriginal, LazyImage),
        new(DataOriginalSet, LazyImage, ValueSyntax.Srcset),
        new(DataLazy, LazyImage),
        new(DataLazySrc, LazyImage),
        new(DataLazySrcset, LazyImage, ValueSyntax.Srcset),
        new(DataBg, LazyImage, ValueSyntax.UrlOrCss),
        new(DataBackground, LazyImage, ValueSyntax.UrlOrCss),
        new(DataBackgroundImage, LazyImage, ValueSyntax.UrlOrCss),
        new(DataPoster, LazyImage),
    ];
}
