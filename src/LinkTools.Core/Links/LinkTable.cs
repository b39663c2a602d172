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
    public static readonly Row[] Html =
    [
        new("a area", Href, Hyperlink),
        new("a area", AttributeId.Ping, LinkKind.Ping, ValueSyntax.List),
        new("link", Href, Related, ValueSyntax.ByRel),
        new("link", ImageSrcset, Preload, ValueSyntax.Srcset),
        new("script", Src, Script),
        new("img", Src, Image),
        new("img", AttributeId.Srcset, Image, ValueSyntax.Srcset),
        new("input", Src, Image),
        new("source audio video track", Src, Media),
        new("source", AttributeId.Srcset, Image, ValueSyntax.Srcset),
        new("video", Poster, Image),
        new("iframe frame", Src, LinkKind.Frame),
        new("iframe", Srcdoc, LinkKind.Frame, ValueSyntax.Document),
        new("embed", Src, Embed),
        new("object", AttributeId.Data, Embed),
        new("form", AttributeId.Action, LinkKind.Form),
        new("button input", FormAction, LinkKind.Form),
        new("blockquote q ins del", Cite, Citation),
        new("meta", Content, Refresh, ValueSyntax.Meta),

        // The standard's "obsolete features".
        new("body table thead tbody tfoot tr td th", Background, Image),
        new("html", AttributeId.Manifest, LinkKind.Manifest),
        new("img iframe frame", LongDesc, Related),
        new("head", Profile, Related),
        new("menuitem", AttributeId.Icon, LinkKind.Icon),
        new("object applet", CodeBase, Embed),
        new("applet", Code, Embed),
        new("applet", AttributeId.Object, Embed),
        new("applet", Src, Embed),
        new("applet", Archive, Embed, ValueSyntax.CommaList),
        new("object", Archive, Embed, ValueSyntax.List),
    ];

    /// <summary>Rows of elements in SVG and MathML.</summary>
    public static readonly Row[] Foreign =
    [
        new("a", Href, Hyperlink),
        new("a", XlinkHref, Hyperlink),
        new("image feimage", Href, Image),
        new("image feimage", XlinkHref, Image),
        new("script", Href, Script),
        new("script", XlinkHref, Script),
        new("*", Href, Svg),
        new("*", XlinkHref, Svg),
    ];

    /// <summary>Rows for every element in every namespace; they follow the element's own rows.</summary>
    public static readonly Row[] Global =
    [
        new("*", AttributeId.Style, StyleResource, ValueSyntax.Css),
        new("*", ItemId, Microdata),
        new("*", ItemType, Microdata, ValueSyntax.List),
        new("*", DataSrc, LazyImage),
        new("*", DataSrcset, LazyImage, ValueSyntax.Srcset),
        new("*", DataOriginal, LazyImage),
        new("*", DataOriginalSet, LazyImage, ValueSyntax.Srcset),
        new("*", DataLazy, LazyImage),
        new("*", DataLazySrc, LazyImage),
        new("*", DataLazySrcset, LazyImage, ValueSyntax.Srcset),
        new("*", DataBg, LazyImage, ValueSyntax.UrlOrCss),
        new("*", DataBackground, LazyImage, ValueSyntax.UrlOrCss),
        new("*", DataBackgroundImage, LazyImage, ValueSyntax.UrlOrCss),
        new("*", DataPoster, LazyImage),
    ];

    /// <summary>An attribute that contains URLs, and its elements.</summary>
    public sealed class Row(
        string elements, AttributeId attribute, LinkKind kind, ValueSyntax syntax = ValueSyntax.Url)
    {
        /// <summary>The names of the elements; <c>*</c> for those that no other row names.</summary>
        public string[] Elements { get; } = elements.Split(' ');

        /// <summary>How the attribute is read.</summary>
        public LinkRule Rule { get; } = new(attribute, kind, syntax);
    }
}
