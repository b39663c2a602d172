using LinkTools.Core.Markup;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

/// <summary>
/// The rows of <see cref="LinkTable"/> for a set of kinds, by element, with the attributes that they need.
/// </summary>
internal sealed class LinkRules
{
    private static readonly Lock Gate = new();
    private static volatile LinkRules[] s_known = [];

    private static readonly LinkKindSet ByRelKinds = LinkKindSet.Of(
        LinkKind.Stylesheet, LinkKind.Icon, LinkKind.Canonical, LinkKind.Alternate, LinkKind.Pagination,
        LinkKind.Preload,
        LinkKind.HostHint, LinkKind.Manifest, LinkKind.Related, LinkKind.Script);

    private readonly Row[] _html = new Row[ElementTable.Count];
    private readonly Row[] _foreign = new Row[ElementTable.Count];
    private readonly Row _otherHtml;
    private readonly Row _otherForeign;

    private readonly LinkKindSet _kinds;

    private LinkRules(LinkKindSet kinds)
    {
        _kinds = kinds;
        _otherHtml = MakeRow(null, LinkTable.Html, kinds);
        _otherForeign = MakeRow(null, LinkTable.Foreign, kinds);
        Array.Fill(_html, _otherHtml);
        Array.Fill(_foreign, _otherForeign);
        foreach (var row in LinkTable.Html)
        {
            foreach (var name in row.Elements)
                _html[ElementTable.Get(name).Id] = MakeRow(name, LinkTable.Html, kinds);
        }

        foreach (var name in new[] { "base", "annotation-xml" })
            _html[ElementTable.Get(name).Id] = MakeRow(name, LinkTable.Html, kinds);
        _html[ElementTable.Get("image").Id] = OfHtml(Elements.Img);
        foreach (var name in new[] { "a", "image", "feimage", "script", "font", "annotation-xml" })
            _foreign[ElementTable.Get(name).Id] = MakeRow(name, LinkTable.Foreign, kinds);
    }

    /// <summary>The rules for these kinds. Created once for each set, because a process uses few.</summary>
    public static LinkRules For(LinkKindSet kinds)
    {
        if (Find(kinds) is { } known)
            return known;
        lock (Gate)
        {
            if (Find(kinds) is { } made)
                return made;
            var rules = new LinkRules(kinds);
            s_known = [.. s_known, rules];
            return rules;
        }
    }

    /// <summary>The row of an HTML element.</summary>
    public ref readonly Row OfHtml(ElementInfo element)
    {
        if ((uint)element.Id < (uint)_html.Length)
            return ref _html[element.Id];
        return ref _otherHtml;
    }

    /// <summary>The row of an element of SVG or MathML.</summary>
    public ref readonly Row OfForeign(ElementInfo element)
    {
        if ((uint)element.Id < (uint)_foreign.Length)
            return ref _foreign[element.Id];
        return ref _otherForeign;
    }

    private static LinkRules? Find(LinkKindSet kinds)
    {
        foreach (var rules in s_known)
        {
            if (rules._kinds.Bits == kinds.Bits)
                return rules;
        }

        return null;
    }

    private static Row MakeRow(string? name, LinkTable.Row[] table, LinkKindSet kinds)
    {
        var own = Array.FindAll(table, row => Array.IndexOf(row.Elements, name) >= 0);
        if (own.Length == 0)
            own = Array.FindAll(table, static row => row.Elements[0] == "*");
        LinkTable.Row[] wanted = [.. own, .. LinkTable.Global];
        wanted = Array.FindAll(wanted, row => IsWanted(row.Rule, kinds));
        var rules = new LinkRule[wanted.Length];
        var read = 0UL;
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = wanted[i].Rule;
            read |= AttributeTable.SetOf(rules[i].Attribute);
        }

        var beside = rules.Length == 0 ? 0 : AttributeTable.SetOf(AttributeId.Title, AriaLabel, AriaLabelledBy);
        if (rules.Length > 0 && table == LinkTable.Foreign)
            beside |= AttributeTable.SetOf(XlinkTitle);
        beside |= name switch
        {
            "a" or "area" or "link" or "form" => AttributeTable.SetOf(Rel, Alt),
            "img" => AttributeTable.SetOf(Alt),
            "input" => AttributeTable.SetOf(AttributeId.Type, Alt, Value),
            "script" => AttributeTable.SetOf(AttributeId.Type),
            "meta" => AttributeTable.SetOf(HttpEquiv, Content, Name, Property),
            "base" => AttributeTable.SetOf(Href),
            "font" => AttributeTable.SetOf(Color, Face, Size),
            "annotation-xml" => AttributeTable.SetOf(Encoding),
            _ => 0,
        };
        return new Row(rules, read, read | beside);
    }

    private static bool IsWanted(LinkRule rule, LinkKindSet kinds) => rule.Syntax switch
    {
        ValueSyntax.ByRel => (kinds.Bits & ByRelKinds.Bits) != 0,
        ValueSyntax.Meta => kinds.Contains(LinkKind.Refresh) || kinds.Contains(LinkKind.SocialMeta),
        ValueSyntax.Document => true,
        _ => kinds.Contains(rule.Kind),
    };

    /// <param name="Rules">The attributes that contain URLs.</param>
    /// <param name="Holding">The set of these attributes.</param>
    /// <param name="Reading">The set of all attributes that must be read.</param>
    public readonly record struct Row(LinkRule[] Rules, ulong Holding, ulong Reading)
    {
        /// <summary>
        /// True for an attribute that matters here. A tag may also have attributes that are read only for the element
        /// with the same name in another namespace.
        /// </summary>
        public bool Reads(AttributeId attribute) => ((Reading >> (int)attribute) & 1) != 0;
    }
}
