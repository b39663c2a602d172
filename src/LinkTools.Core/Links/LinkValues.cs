using LinkTools.Core.Markup;
using static LinkTools.Core.Markup.AttributeId;

namespace LinkTools.Core.Links;

/// <summary>Takes an attribute's value apart into links.</summary>
internal static class LinkValues
{
    /// <summary>
    /// Adds a draft for each URL that the attribute of <paramref name="rule"/> holds; <paramref name="draft"/> is what
    /// all of them share.
    /// </summary>
    public static void Add(LinkDrafts drafts, LinkKindSet kinds, in TagToken tag, LinkRule rule, ref LinkDraft draft)
    {
        draft.Attribute = AttributeTable.NameOf(rule.Attribute);
        draft.Kind = rule.Kind;
        var value = tag.Value(rule.Attribute);
        switch (rule.Syntax)
        {
            case ValueSyntax.Url:
            case ValueSyntax.UrlOrCss when !value.Contains("url(", StringComparison.OrdinalIgnoreCase):
                if (value.Length > 0 || !rule.IsFetched)
                    AddOne(drafts, ref draft, value);
                break;
            case ValueSyntax.Css or ValueSyntax.UrlOrCss:
                AddCss(drafts, draft, value);
                break;
            case ValueSyntax.ByRel:
                draft.Kind = RelKinds.KindOf(draft.Rel);
                if (value.Length > 0 && kinds.Contains(draft.Kind))
                    AddOne(drafts, ref draft, value);
                break;
            case ValueSyntax.List:
                ReadOnlySpan<char> rest = value;
                while (HtmlSpace.NextToken(ref rest, out var token))
                    AddOne(drafts, ref draft, token.ToString());
                break;
            case ValueSyntax.CommaList:
                foreach (var part in value.Split(','))
                {
                    if (HtmlSpace.Trim(part) is { Length: > 0 } url)
                        AddOne(drafts, ref draft, url.ToString());
                }

                break;
            case ValueSyntax.Srcset:
                foreach (var url in SrcsetParser.Candidates(value))
                    AddOne(drafts, ref draft, url);
                break;
            case ValueSyntax.Meta:
                AddMeta(drafts, kinds, tag, value, ref draft);
                break;
        }
    }

    private static void AddOne(LinkDrafts drafts, ref LinkDraft draft, string href)
    {
        draft.Href = href;
        drafts.Add(draft);
    }

    private static void AddCss(LinkDrafts drafts, LinkDraft draft, string value)
    {
        new CssScanner((url, _) => AddOne(drafts, ref draft, url)).Scan(value, isFinal: true);
    }

    private static void AddMeta(
        LinkDrafts drafts, LinkKindSet kinds, in TagToken tag, string content, ref LinkDraft draft)
    {
        if (kinds.Contains(LinkKind.Refresh)
            && tag.Value(HttpEquiv).Equals("refresh", StringComparison.OrdinalIgnoreCase)
            && MetaRefresh.TryParse(content, out _, out var url)
            && url.Length > 0)
        {
            draft.Kind = LinkKind.Refresh;
            AddOne(drafts, ref draft, url);
        }

        if (content.Length > 0 && kinds.Contains(LinkKind.SocialMeta)
            && (SocialMeta.IsUrl(tag.Value(Property)) || SocialMeta.IsUrl(tag.Value(Name))))
        {
            draft.Kind = LinkKind.SocialMeta;
            AddOne(drafts, ref draft, content);
        }
    }
}
