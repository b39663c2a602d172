using LinkTools.Core.Markup;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

/// <summary>The name of an element by its own attributes (HTML Accessibility API Mappings, section 4.1).</summary>
internal static class LinkNames
{
    /// <summary>The attributes that matter for elements inside a link.</summary>
    public static readonly ulong Attributes =
        AttributeTable.SetOf(
            Alt, Title, AriaLabel, AriaLabelledBy, AriaHidden, Hidden, Style, AttributeId.Type, Value, Id, Role,
            AttributeId.Open, Popover);

    /// <summary>The attributes that matter for an element whose text may be a label.</summary>
    public static readonly ulong Label = AttributeTable.SetOf(Id);

    /// <summary>The name of a link without text.</summary>
    public static string OfLink(in TagToken tag, in LinkRules.Row row)
    {
        var name = Clean(tag, AriaLabel);
        if (name.Length == 0 && tag.Element == Elements.Input)
            return OfInput(tag);
        if (name.Length == 0 && row.Reads(Alt))
            name = Clean(tag, Alt);
        if (name.Length == 0)
            name = Clean(tag, Title);
        return name.Length == 0 && row.Reads(XlinkTitle) ? Clean(tag, XlinkTitle) : name;
    }

    /// <summary>The words of an image or a button inside a link; empty if it is only decoration.</summary>
    public static string OfLeaf(in TagToken tag)
    {
        var name = Clean(tag, AriaLabel);
        if (name.Length > 0)
            return name;
        if (tag.Element == Elements.Input)
            return OfInput(tag);
        return tag.Has(Alt) ? Clean(tag, Alt) : Clean(tag, Title);
    }

    /// <summary>True for elements that no browser shows.</summary>
    public static bool IsUnseen(in TagToken tag, ElementInfo element, Namespace space) =>
        IsNeverShown(tag, element, space)
        || tag.Has(Hidden) || tag.Has(Popover)
        || (tag.Has(AriaHidden) && Says(tag, AriaHidden, "true"))
        || (IsPicture(element) && tag.Has(Role) && (Says(tag, Role, "presentation") || Says(tag, Role, "none")));

    /// <summary>
    /// True for an element whose content is for browsers that do not know it, or what somebody chose: only its own
    /// attributes name it.
    /// </summary>
    public static bool HoldsNoWords(ElementInfo element, Namespace space) =>
        space == Namespace.Html
        && (element == Elements.Video || element == Elements.Audio || element == Elements.Select
            || element == Elements.Progress || element == Elements.Meter);

    /// <summary>True for an element that holds no elements, and that a title may name.</summary>
    public static bool IsFrame(ElementInfo element, Namespace space) =>
        space == Namespace.Html && (element == Elements.Iframe || element == Elements.Embed);

    private static bool IsNeverShown(in TagToken tag, ElementInfo element, Namespace space) =>
        space == Namespace.Html
            ? element == Elements.Template || element == Elements.Noscript || element == Elements.Rp
                || element == Elements.DataList || (element == Elements.Dialog && !tag.Has(AttributeId.Open))
            : element == Elements.Desc || element == Elements.Metadata || element == Elements.Defs
                || element == Elements.Symbol || element == Elements.ClipPath || element == Elements.Mask
                || element == Elements.Marker || element == Elements.Pattern;

    private static bool IsPicture(ElementInfo element) => element == Elements.Img || element == Elements.Svg;

    private static bool Says(in TagToken tag, AttributeId attribute, string word) =>
        HtmlSpace.Trim(tag.Raw(attribute)).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// True for an element whose text may be a label; an element that contains whole parts of a page is not one.
    /// </summary>
    public static bool CanLabel(ElementInfo element) => !element.Is(ElementTraits.Container);

    public static string Clean(in TagToken tag, AttributeId attribute) =>
        tag.Has(attribute) ? LinkText.Clean(tag.Value(attribute)) : "";

    // The value of a text field is what somebody may have typed; only the value of a button is its name.
    private static string OfInput(in TagToken tag)
    {
        var type = tag.Raw(AttributeId.Type);
        var name = "";
        if (type.Equals("image", StringComparison.OrdinalIgnoreCase))
            name = Clean(tag, Alt);
        else if (type.Equals("submit", StringComparison.OrdinalIgnoreCase)
            || type.Equals("button", StringComparison.OrdinalIgnoreCase)
            || type.Equals("reset", StringComparison.OrdinalIgnoreCase))
            name = Clean(tag, Value);
        return name.Length == 0 && !type.Equals("hidden", StringComparison.OrdinalIgnoreCase)
            ? Clean(tag, Title)
            : name;
    }
}
