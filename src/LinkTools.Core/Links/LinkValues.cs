using LinkTools.Core.Markup;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

/// <summary>Splits the value of an attribute into links.</summary>
internal static class LinkValues
{
    /// <summary>
    /// Adds a draft to the last tag for each URL in the attribute of <paramref name="rule"/>; <paramref name="rel"/> is
    /// the rel of the tag.
    /// </summary>
    public static void Add(LinkDrafts drafts, LinkKindSet kinds, in TagToken tag, LinkRule rule, string rel)
    {
        var attribute = (byte)rule.Attribute;
        var kind = rule.Kind;
        switch (rule.Syntax)
        {
            case ValueSyntax.Url:
                if (!rule.FetchesNothing(tag.Raw(rule.Attribute)))
                    drafts.AddRaw(tag.Raw(rule.Attribute), attribute, kind);
                break;
            case ValueSyntax.UrlOrCss:
                AddUrlOrCss(drafts, tag.Raw(rule.Attribute), attribute, kind);
                break;
            case ValueSyntax.Css:
                AddCss(drafts, tag.Value(rule.Attribute), attribute, kind);
                break;
            case ValueSyntax.ByRel:
                kind = RelKinds.KindOf(rel);
                if (!rule.FetchesNothing(tag.Raw(rule.Attribute)) && kinds.Contains(kind))
                    drafts.AddRaw(tag.Raw(rule.Attribute), attribute, kind);
                break;
            case ValueSyntax.List:
                ReadOnlySpan<char> rest = tag.Value(rule.Attribute);
                while (HtmlSpace.NextToken(ref rest, out var token))
                    drafts.Add(token, attribute, kind);
                break;
            case ValueSyntax.CommaList:
                foreach (var part in tag.Value(rule.Attribute).Split(','))
                {
                    if (HtmlSpace.Trim(part) is { Length: > 0 } url)
                        drafts.Add(url, attribute, kind);
                }

                break;
            case ValueSyntax.Srcset:
                foreach (var url in SrcsetParser.Candidates(tag.Value(rule.Attribute)))
                    drafts.Add(url, attribute, kind);
                break;
            case ValueSyntax.Meta:
                AddMeta(drafts, kinds, tag, attribute);
                break;
        }
    }

    private static void AddUrlOrCss(LinkDrafts drafts, ReadOnlySpan<char> raw, byte attribute, LinkKind kind)
    {
        if (raw.IsEmpty)
            return;
        var number = drafts.Count;
        var value = drafts.AddRaw(raw, attribute, kind);
        if (!value.Contains("url(", StringComparison.OrdinalIgnoreCase))
            return;
        drafts.CutTo(number);
        AddCss(drafts, value.ToString(), attribute, kind);
    }

    private static void AddCss(LinkDrafts drafts, string value, byte attribute, LinkKind kind) =>
        new CssScanner((url, _) => drafts.Add(url, attribute, kind)).Scan(value, isFinal: true);

    private static void AddMeta(LinkDrafts drafts, LinkKindSet kinds, in TagToken tag, byte attribute)
    {
        if (kinds.Contains(LinkKind.Refresh)
            && tag.Value(HttpEquiv).Equals("refresh", StringComparison.OrdinalIgnoreCase)
            && MetaRefresh.TryParse(tag.Value(Content), out _, out var url)
            && url.Length > 0)
            drafts.Add(url, attribute, LinkKind.Refresh);

        if (tag.Raw((AttributeId)attribute).Length > 0 && kinds.Contains(LinkKind.SocialMeta)
            && (SocialMeta.IsUrl(tag.Value(Property)) || SocialMeta.IsUrl(tag.Value(Name))))
            drafts.AddRaw(tag.Raw((AttributeId)attribute), attribute, LinkKind.SocialMeta);
    }
}
