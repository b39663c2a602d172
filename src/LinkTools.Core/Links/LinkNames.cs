using LinkTools.Core.Markup;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

/// <summary>The name of an element by its own attributes (HTML Accessibility API Mappings, section 4.1).</summary>
internal static class LinkNames
{
    /// <summary>The attributes that matter for elements inside a link.</summary>
    public static readonly ulong Attributes =
        AttributeTable.SetOf(Alt, Title, AriaLabel, AriaHidden, Hidden, Style, AttributeId.Type, Value, Id);

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
        return name.Length == 0 ? Clean(tag, Title) : name;
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
    public static bool IsUnseen(in TagToken tag, ElementInfo element, Namespace space)
    {
        var isNeverShown = space == Namespace.Html
            ? element == Elements.Template || element == Elements.Noscript || element == Elements.Rp
                || element == Elements.DataList
            : element == Elements.Desc || element == Elements.Metadata || element == Elements.Defs;
        return isNeverShown
            || tag.Has(Hidden)
            || (tag.Has(AriaHidden)
                && HtmlSpace.Trim(tag.Raw(AriaHidden)).Equals("true", StringComparison.OrdinalIgnoreCase))
            || (tag.Has(Style) && HidesItself(tag.Value(Style)));
    }

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

    private static bool HidesItself(ReadOnlySpan<char> style)
    {
        foreach (var range in style.Split(';'))
        {
            var declaration = style[range];
            var colon = declaration.IndexOf(':');
            if (colon < 0)
                continue;
            var property = HtmlSpace.Trim(declaration[..colon]);
            var value = declaration[(colon + 1)..];
            if (value.IndexOf('!') is >= 0 and var important)
                value = value[..important];
            value = HtmlSpace.Trim(value);
            if ((property.Equals("display", StringComparison.OrdinalIgnoreCase)
                    && value.Equals("none", StringComparison.OrdinalIgnoreCase))
                || (property.Equals("visibility", StringComparison.OrdinalIgnoreCase)
                    && value.Equals("hidden", StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return false;
    }
}
