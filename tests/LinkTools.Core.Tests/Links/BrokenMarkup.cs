using CsCheck;

namespace LinkTools.Core.Tests.Links;

/// <summary>Generates HTML as broken as on the web: tags in any order, unclosed, nested wrongly, cut off.</summary>
internal static class BrokenMarkup
{
    private static readonly string[] Names =
    [
        "a", "a", "a", "a", "area", "div", "p", "b", "i", "span", "table", "tr", "td", "th", "tbody", "caption",
        "colgroup",
        "col", "svg", "math", "g", "foreignObject", "desc", "title", "mi", "annotation-xml", "template", "noscript",
        "form",
        "button", "img", "image", "li", "ul", "dd", "h1", "h2", "object", "link", "meta", "base", "body", "html",
        "head",
        "nobr", "iframe", "script", "style", "textarea", "xmp", "option", "ruby", "rt", "x-own", "blockquote", "input",
        "br",
        "hr", "font", "frame", "section", "source", "video", "use",
    ];

    // Each '$' becomes the number of the piece.
    private static readonly string[] Attributes =
    [
        " href=one$", " href='two?a=1&amp;b=$'", " href=\"#three$\"", " href", " href=''", " HREF = four$",
        " href=&copy=$",
        " href=$&notit;", " href=a&#x41;$&#150;", " src=seven$", " srcset='e$.png 1x, n$.png 2x'", " title='>'",
        " class=\"a<b\"", " id", " data-src=ten$", " "
            + "style='background:url(css$)'", " /", " a\"b'", " rel=next", " action=act$",
        " background=bg$", " cite=c$", " itemid=item$", " color=red", " encoding=text/html", " type=hidden", " \0=nul",
        " href=\"line\r\nend$\"", " ping='p$ q$'", " http-equiv=refresh "
            + "content='1;url=r$'", " poster=post$", " data=obj$",
    ];

    private static readonly string[] Pieces =
    [
        "text", " ", "\n", "\r\n", "&amp;", "&", "<", "</", "<!", "<!-- c -->", "<!--", "-->", "--!>", "<!-->",
        "<!doctype html>", "<g xlink:href=six$>",
        "<![CDATA[<a href=cdata>]]>", "]]>", "<?pi?>", "</>", "</ x>", "<!bogus>", "\0", "é", "<a", "<a href=\"", "'",
        "\"", "=", ">",
    ];

    private static readonly Gen<string> Tag =
        from name in OneOf(Names)
        from isUpper in Gen.Int[0, 9]
        from attributes in OneOf(Attributes).Array[0, 3]
        from end in Gen.Frequency((12, Gen.Const(">")), (1, Gen.Const("/>")), (1, Gen.Const(" >")))
        select $"<{(isUpper == 0 ? name.ToUpperInvariant() : name)}{string.Concat(attributes)}{end}";

    private static readonly Gen<string> EndTag = OneOf(Names).Select(name => $"</{name}>");

    /// <summary>Whole documents of up to 30 pieces; the URLs of no two pieces are the same.</summary>
    public static Gen<string> Documents { get; } =
        Gen.Frequency((10, Tag), (6, EndTag), (4, OneOf(Pieces))).Array[1, 30]
            .Select(pieces => string.Concat(pieces.Select((piece, index) => piece.Replace("$", $"{index}"))));

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
