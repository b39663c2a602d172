using static LinkTools.Core.Markup.ElementTraits;

namespace LinkTools.Core.Markup;

/// <summary>The elements that HTML parsing knows by name. Checked against the HTML Standard, section 13.2.</summary>
internal static class ElementTable
{
    private static readonly Dictionary<string, ElementInfo> Known = [];

    private static readonly string[] GapMakers =
        (
            "address article aside blockquote br button caption center dd details dialog dir div dl dt fieldset "
            + "figcaption "
        + "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol option p pre "
            + "search "
        + "section select summary svg table tbody td tfoot th thead tr ul").Split(' ');

    private static readonly string[] Containers =
        ("html body main article aside section nav header footer form fieldset table thead tbody tfoot tr colgroup ul "
        + "ol dl dir menu select datalist frameset svg defs symbol template noscript").Split(' ');

    private static readonly string[] Breakouts =
        ("b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu "
        + "meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var").Split(' ');

    static ElementTable()
    {
        Add(
            StartRule.Block, EndRule.Block, Special,
            "article aside blockquote center details dir dl fieldset figcaption figure footer header hgroup main "
            + "menu nav search section summary");
        Add(StartRule.Block, EndRule.Block, Special | SeenThrough, "address div");
        Add(StartRule.Block, EndRule.Block, Special | ListScope, "ol ul");
        Add(StartRule.Block, EndRule.Block, None, "dialog");
        Add(StartRule.Block, EndRule.Paragraph, Special | SeenThrough | Implied, "p");
        Add(StartRule.Heading, EndRule.Heading, Special, "h1 h2 h3 h4 h5 h6");
        Add(StartRule.Preformatted, EndRule.Block, Special, "listing pre");
        Add(StartRule.ListItem, EndRule.ListItem, Special | Implied, "li");
        Add(StartRule.Definition, EndRule.Definition, Special | Implied, "dd dt");
        Add(StartRule.Form, EndRule.Form, Special, "form");
        Add(StartRule.PlainText, EndRule.Ordinary, Special, "plaintext");
        Add(StartRule.Button, EndRule.Block, Special | ButtonScope, "button");
        Add(StartRule.Anchor, EndRule.Formatting, None, "a");
        Add(StartRule.Nobr, EndRule.Formatting, None, "nobr");
        Add(StartRule.Formatting, EndRule.Formatting, None, "b big code em font i s small strike strong tt u");
        Add(StartRule.ObjectLike, EndRule.ObjectLike, Special | Scope | Marker, "applet marquee object");
        Add(StartRule.Table, EndRule.Ordinary, Special | Scope | TableScope, "table");
        Add(StartRule.VoidLoud, EndRule.Ordinary, Special, "area embed img keygen wbr");
        Add(StartRule.VoidLoud, EndRule.Break, Special, "br");
        Add(StartRule.Image, EndRule.Ordinary, None, "image");
        Add(StartRule.Input, EndRule.Ordinary, Special, "input");
        Add(StartRule.Void, EndRule.Ordinary, Special, "param source track");
        Add(StartRule.Rule, EndRule.Ordinary, Special, "hr");
        Add(StartRule.RawTextLoud, EndRule.Ordinary, Special, "textarea iframe");
        Add(StartRule.Xmp, EndRule.Ordinary, Special, "xmp");
        Add(StartRule.RawText, EndRule.Ordinary, Special, "noembed");
        Add(StartRule.Select, EndRule.Block, Special | Scope, "select");
        Add(StartRule.Option, EndRule.Ordinary, Implied, "option");
        Add(StartRule.OptionGroup, EndRule.Ordinary, Implied, "optgroup");
        Add(StartRule.RubyBase, EndRule.Ordinary, Implied, "rb rtc");
        Add(StartRule.RubyText, EndRule.Ordinary, Implied, "rp rt");
        Add(StartRule.Svg, EndRule.Ordinary, None, "svg");
        Add(StartRule.Math, EndRule.Ordinary, None, "math");
        Add(StartRule.TablePart, EndRule.Ordinary, Special | Scope | Marker, "caption td th");
        Add(StartRule.TablePart, EndRule.Ordinary, Special, "col colgroup tbody tfoot thead tr frame");
        Add(StartRule.TablePart, EndRule.Nothing, Special, "head");
        Add(StartRule.Html, EndRule.Nothing, Special | Scope | TableScope, "html");
        Add(StartRule.Body, EndRule.Nothing, Special, "body");
        Add(StartRule.Frameset, EndRule.Ordinary, Special, "frameset");
        Add(StartRule.Head, EndRule.Ordinary, Special, "base basefont bgsound link meta noframes script style");
        Add(StartRule.Head, EndRule.Ordinary, Special | SvgPoint, "title");
        Add(StartRule.Head, EndRule.Template, Special | Scope | TableScope | Marker, "template");
        Add(StartRule.Ordinary, EndRule.Ordinary, Special, "noscript");
        Add(StartRule.Ordinary, EndRule.Ordinary, SvgPoint, "foreignobject desc");
        Add(StartRule.Ordinary, EndRule.Ordinary, MathPoint, "mi mo mn ms mtext");
        Add(
            StartRule.Ordinary, EndRule.Ordinary, None,
            "annotation-xml mglyph malignmark ruby span sub sup var abbr bdi bdo cite del dfn ins kbd label legend "
            + "mark menuitem meter output picture progress q samp slot time audio video canvas map data g path use "
            + "symbol defs feimage metadata datalist lineargradient radialgradient pattern textpath mpath");
        Count = Known.Count;
        string[] names = [.. Known.Keys];
        ByName = new NameTable<ElementInfo>(names, index => Known[names[index]]);
    }

    /// <summary>How many ids known names take: 0 to Count - 1.</summary>
    public static int Count { get; }

    public static NameTable<ElementInfo> ByName { get; }

    /// <summary>The known element of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static ElementInfo Get(string name) => Known[name];

    private static void Add(StartRule start, EndRule end, ElementTraits traits, string names)
    {
        foreach (var name in names.Split(' '))
        {
            var more = (GapMakers.Contains(name) ? Gap : None) | (Breakouts.Contains(name) ? Breakout : None)
                | (IsInline(start) ? Inline : None) | (Containers.Contains(name) ? Container : None);
            var formatting = end == EndRule.Formatting
                ? (ushort)(1 << Known.Values.Count(known => known.Formatting != 0))
                : (ushort)0;
            Known.Add(
                name,
                new ElementInfo(name, Known.Count)
                {
                    Traits = traits | more,
                    Start = start,
                    End = end,
                    Formatting = formatting,
                });
        }
    }

    private static bool IsInline(StartRule start) => start is StartRule.Ordinary or StartRule.Formatting
        or StartRule.Anchor or StartRule.Nobr or StartRule.Button or StartRule.ObjectLike or StartRule.VoidLoud
        or StartRule.Image or StartRule.Input or StartRule.Select or StartRule.Option or StartRule.OptionGroup
        or StartRule.Svg or StartRule.Math or StartRule.Xmp;
}
