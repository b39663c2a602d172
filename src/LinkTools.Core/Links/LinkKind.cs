namespace LinkTools.Core.Links;

/// <summary>What a link is for, decided by its element and attribute (and by rel on a link element).</summary>
public enum LinkKind
{
    /// <summary>What a reader follows: a and area, href.</summary>
    Hyperlink,

    /// <summary>Another document inside this one: iframe and frame src.</summary>
    Frame,

    /// <summary>img, input and picture images, posters and backgrounds, one per srcset candidate.</summary>
    Image,

    /// <summary>video, audio, source and track.</summary>
    Media,

    /// <summary>script src and module preloads.</summary>
    Script,

    /// <summary>link rel=stylesheet, and @import in CSS.</summary>
    Stylesheet,

    /// <summary>link rel=icon and similar.</summary>
    Icon,

    /// <summary>link rel=canonical.</summary>
    Canonical,

    /// <summary>link rel=alternate: feeds, translations, other media.</summary>
    Alternate,

    /// <summary>link rel=next and rel=prev.</summary>
    Pagination,

    /// <summary>link rel=preload, prefetch, prerender.</summary>
    Preload,

    /// <summary>link rel=dns-prefetch and rel=preconnect: a host, not a resource.</summary>
    HostHint,

    /// <summary>link rel=manifest and html manifest.</summary>
    Manifest,

    /// <summary>Any other link element or Link header: author, license, search, ...</summary>
    Related,

    /// <summary>embed src and object data.</summary>
    Embed,

    /// <summary>form action, button and input formaction.</summary>
    Form,

    /// <summary>a and area ping: URLs that are notified of a click.</summary>
    Ping,

    /// <summary>cite on blockquote, q, ins and del.</summary>
    Citation,

    /// <summary>meta http-equiv=refresh.</summary>
    Refresh,

    /// <summary>meta og: and twitter: addresses.</summary>
    SocialMeta,

    /// <summary>url() in style elements and style attributes.</summary>
    StyleResource,

    /// <summary>data-src, data-srcset and other attributes that scripts copy to src later.</summary>
    LazyImage,

    /// <summary>itemid and itemtype.</summary>
    Microdata,

    /// <summary>URLs in application/ld+json.</summary>
    StructuredData,

    /// <summary>SVG href and xlink:href on anything but a.</summary>
    Svg,
}
