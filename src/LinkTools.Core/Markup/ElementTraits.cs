namespace LinkTools.Core.Markup;

/// <summary>
/// Memberships in the lists that the HTML Standard's tree construction (section 13.2) keeps of elements.
/// </summary>
[Flags]
internal enum ElementTraits
{
    None = 0,

    /// <summary>In the category "special".</summary>
    Special = 1,

    /// <summary>Ends "in scope".</summary>
    Scope = 1 << 1,

    /// <summary>Ends "in list item scope" besides those that end every scope.</summary>
    ListScope = 1 << 2,

    /// <summary>Ends "in button scope" besides those that end every scope.</summary>
    ButtonScope = 1 << 3,

    /// <summary>Ends "in table scope".</summary>
    TableScope = 1 << 4,

    /// <summary>Puts a marker on the list of active formatting elements.</summary>
    Marker = 1 << 5,

    /// <summary>Closed by "generate implied end tags".</summary>
    Implied = 1 << 6,

    /// <summary>Ends foreign content.</summary>
    Breakout = 1 << 7,

    /// <summary>Special, but looked through when an li, dd or dt is to be closed: address, div, p.</summary>
    SeenThrough = 1 << 8,

    /// <summary>A reader sees a gap where it starts or ends.</summary>
    Gap = 1 << 9,

    /// <summary>An integration point in SVG.</summary>
    SvgPoint = 1 << 10,

    /// <summary>A text integration point in MathML.</summary>
    MathPoint = 1 << 11,

    /// <summary>Its start tag makes a browser "reconstruct the active formatting elements".</summary>
    Inline = 1 << 12,

    /// <summary>Holds whole parts of a page: its text is nobody's name.</summary>
    Container = 1 << 13,
}

/// <summary>The groups of start tags that "in body" treats alike.</summary>
internal enum StartRule : byte
{
    Ordinary, Formatting, Anchor, Nobr, Block, Heading, Preformatted, ListItem, Definition, Head, Html, Body, Frameset,
    Form, PlainText, Button, ObjectLike, Table, Void, VoidLoud, Input, Rule, Image, RawText, RawTextLoud, Xmp, Select,
    Option, OptionGroup, RubyBase, RubyText, Svg, Math, TablePart,
}

/// <summary>The groups of end tags that "in body" treats alike.</summary>
internal enum EndRule : byte
{
    Ordinary, Formatting, Block, Paragraph, ListItem, Definition, Heading, ObjectLike, Form, Break, Template, Nothing,
}
