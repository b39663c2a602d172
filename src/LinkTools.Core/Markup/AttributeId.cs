namespace LinkTools.Core.Markup;

/// <summary>
/// The attributes that the extraction reads. There are at most 64, so that a set of them fits in one word.
/// </summary>
internal enum AttributeId
{
    Href, Src, Srcset, ImageSrcset, Ping, Data, Action, FormAction, Cite, Background, Manifest, Poster, Srcdoc, Style,
    ItemId, ItemType, XlinkHref, LongDesc, Profile, Archive, Code, CodeBase, Object, Icon,
    DataSrc, DataSrcset, DataOriginal, DataOriginalSet, DataLazy, DataLazySrc, DataLazySrcset, DataBg, DataBackground,
    DataBackgroundImage, DataPoster,
    Rel, Type, Alt, Title, AriaLabel, HttpEquiv, Content, Name, Property, Encoding, Color, Face, Size,
    Hidden, AriaHidden, Value, Id, AriaLabelledBy, Role, Open, Popover, XlinkTitle,
}
