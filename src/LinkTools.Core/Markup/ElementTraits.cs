namespace LinkTools.Core.Markup;

/// <summary>Membership in the lists of elements of the HTML Standard's tree construction (section 13.2).</summary>
[Flags]
internal enum ElementTraits
{
    None = 0,

    /// <summary>In the category "special".</summary>
    Special = 1,

    /// <summary>Ends "in scope".</summary>
    Scope = 1 << 1,

    /// <summary>Ends "in list item scope", in addition to the elements that end every scope.</summary>
    ListScope = 1 << 2,

    /// <summary>Ends "in button scope", in addition to the elements that end every scope.</summary>
    ButtonScope = 1 << 3,

    /// <summary>Ends "in table scope".</summary>
    TableScope = 1 << 4,

    /// <summary>Puts a marker on the list of active formatting elements.</summary>
    Marker = 1 << 5,

    /// <summary>Closed by "generate implied end tags".</summary>
    Implied = 1 << 6,

    /// <summary>Ends foreign content.</summary>
    Breakout = 1 << 7,

    /// <summary>Special, but skipped when an li, dd or dt is closed: address, div, p.</summary>
    SeenThrough = 1 << 8,

    /// <summary>A reader sees a gap before and after it.</summary>
    Gap = 1 << 9,

    /// <summary>An integration point in SVG.</summary>
    SvgPoint = 1 << 10,

    /// <summary>A text integration point in MathML.</summary>
    MathPoint = 1 << 11,

    /// <summary>Its start tag makes a browser "reconstruct the active formatting elements".</summary>
    Inline = 1 << 12,

    /// <summary>Contains whole parts of a page, so its text is not the name of a link.</summary>
    Container = 1 << 13,
}

/// <summary>The groups of start tags that "in body" handles in the same way.</summary>
internal enum StartRule : byte
{
    Ordinary, Formatting, Anchor, Nobr, Block, Heading, Preformatted, ListItem, Definition, Head, Html, Body, Frameset,
    Form, PlainText, Button, ObjectLike, Table, Void, VoidLoud, Input, Rule, Image, RawText, RawTextLoud, Xmp, Select,
    Option, OptionGroup, RubyBase, RubyText, Svg, Math, TablePart,
}

/// <summary>The groups of end tags that "in body" handles in the same way.</summary>
internal enum EndRule : byte
{
    Ordinary, Formatting, Block, Paragraph, ListItem, Definition, Heading, ObjectLike, Form, Break, Template, Nothing,
}
