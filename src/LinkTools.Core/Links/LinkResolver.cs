using System.Text;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>Turns drafts into links. Schemes and hosts that come again are the same string.</summary>
internal sealed class LinkResolver(ExtractionContext context)
{
    private readonly string _documentHost = context.DocumentUrl.Host;
    private string _host = context.DocumentUrl.Host;
    private string _scheme = context.DocumentUrl.Scheme;

    public PageLink Resolve(in LinkDraft draft, Encoding queryEncoding, bool isPageNoFollow)
    {
        var url = WebUrl.Parse(draft.Href, draft.Base.Resolve(queryEncoding), queryEncoding);
        var host = url is null ? "" : Same(url.HostSpan, ref _host);
        return new PageLink
        {
            SourceUrl = context.SourceUrl,
            Url = url?.Href ?? "",
            Href = ControlCharacters.Remove(draft.Href),
            Text = draft.Text,
            Element = draft.Element,
            Attribute = draft.Attribute,
            Kind = LinkKindSet.WordOf(draft.Kind),
            Rel = ControlCharacters.Remove(draft.Rel),
            Scheme = url is null ? "" : Same(url.SchemeSpan, ref _scheme),
            Host = host,
            IsExternal = host.Length > 0 && host != _documentHost,
            IsNoFollow = isPageNoFollow || (draft.Rel.Length > 0 && RelKinds.Has(draft.Rel, "nofollow")),
            Depth = context.Depth,
            Line = draft.Line,
            Column = draft.Column,
        };
    }

    private static string Same(ReadOnlySpan<char> value, ref string last) =>
        value.SequenceEqual(last) ? last : last = value.ToString();
}
