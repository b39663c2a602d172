namespace LinkTools.Core.Markup;

/// <summary>The elements that the tree construction handles individually.</summary>
internal static class Elements
{
    public static readonly ElementInfo A = ElementTable.Get("a");
    public static readonly ElementInfo AnnotationXml = ElementTable.Get("annotation-xml");
    public static readonly ElementInfo Area = ElementTable.Get("area");
    public static readonly ElementInfo Base = ElementTable.Get("base");
    public static readonly ElementInfo Body = ElementTable.Get("body");
    public static readonly ElementInfo Br = ElementTable.Get("br");
    public static readonly ElementInfo Button = ElementTable.Get("button");
    public static readonly ElementInfo Caption = ElementTable.Get("caption");
    public static readonly ElementInfo Col = ElementTable.Get("col");
    public static readonly ElementInfo Colgroup = ElementTable.Get("colgroup");
    public static readonly ElementInfo DataList = ElementTable.Get("datalist");
    public static readonly ElementInfo Dd = ElementTable.Get("dd");
    public static readonly ElementInfo Defs = ElementTable.Get("defs");
    public static readonly ElementInfo Desc = ElementTable.Get("desc");
    public static readonly ElementInfo Dt = ElementTable.Get("dt");
    public static readonly ElementInfo Font = ElementTable.Get("font");
    public static readonly ElementInfo Form = ElementTable.Get("form");
    public static readonly ElementInfo Frame = ElementTable.Get("frame");
    public static readonly ElementInfo Frameset = ElementTable.Get("frameset");
    public static readonly ElementInfo Head = ElementTable.Get("head");
    public static readonly ElementInfo Html = ElementTable.Get("html");
    public static readonly ElementInfo Iframe = ElementTable.Get("iframe");
    public static readonly ElementInfo Img = ElementTable.Get("img");
    public static readonly ElementInfo Input = ElementTable.Get("input");
    public static readonly ElementInfo Li = ElementTable.Get("li");
    public static readonly ElementInfo Malignmark = ElementTable.Get("malignmark");
    public static readonly ElementInfo Meta = ElementTable.Get("meta");
    public static readonly ElementInfo Metadata = ElementTable.Get("metadata");
    public static readonly ElementInfo Mglyph = ElementTable.Get("mglyph");
    public static readonly ElementInfo Nobr = ElementTable.Get("nobr");
    public static readonly ElementInfo Noframes = ElementTable.Get("noframes");
    public static readonly ElementInfo Noscript = ElementTable.Get("noscript");
    public static readonly ElementInfo Optgroup = ElementTable.Get("optgroup");
    public static readonly ElementInfo Option = ElementTable.Get("option");
    public static readonly ElementInfo P = ElementTable.Get("p");
    public static readonly ElementInfo PlainText = ElementTable.Get("plaintext");
    public static readonly ElementInfo Rp = ElementTable.Get("rp");
    public static readonly ElementInfo Ruby = ElementTable.Get("ruby");
    public static readonly ElementInfo Rtc = ElementTable.Get("rtc");
    public static readonly ElementInfo Script = ElementTable.Get("script");
    public static readonly ElementInfo Select = ElementTable.Get("select");
    public static readonly ElementInfo Style = ElementTable.Get("style");
    public static readonly ElementInfo Svg = ElementTable.Get("svg");
    public static readonly ElementInfo Table = ElementTable.Get("table");
    public static readonly ElementInfo Tbody = ElementTable.Get("tbody");
    public static readonly ElementInfo Td = ElementTable.Get("td");
    public static readonly ElementInfo Template = ElementTable.Get("template");
    public static readonly ElementInfo TextArea = ElementTable.Get("textarea");
    public static readonly ElementInfo Tfoot = ElementTable.Get("tfoot");
    public static readonly ElementInfo Th = ElementTable.Get("th");
    public static readonly ElementInfo Thead = ElementTable.Get("thead");
    public static readonly ElementInfo Title = ElementTable.Get("title");
    public static readonly ElementInfo Tr = ElementTable.Get("tr");
}
