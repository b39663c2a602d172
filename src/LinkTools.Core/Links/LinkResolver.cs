using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// Turns drafts into links, one after the other. Equal strings are reused: schemes, hosts, and everything of a link
/// with the same URL as the one before it.
/// </summary>
internal sealed class LinkResolver(
    LinkDrafts drafts, ExtractionContext context, Encoding queryEncoding, bool isPageNoFollow)
{
    private const int RecentHosts = 16;

    private readonly string _sourceUrl = SafeText.Clean(context.SourceUrl);
    private readonly string _documentHost = context.DocumentUrl.Host;
    private readonly string[] _hosts = new string[RecentHosts];
    private string _scheme = context.DocumentUrl.Scheme;
    private DocumentBase? _lastBase;
    private LinkDraft _last;
    private WebUrl? _lastTarget;
    private string _lastHost = "", _lastHref = "", _lastText = "";

    /// <summary>The link of a draft.</summary>
    public ResolvedLink Resolve(int number)
    {
        ref readonly var draft = ref drafts[number];
        ref readonly var place = ref drafts.PlaceOf(draft);
        var shape = drafts.ShapeOf(place);
        var written = drafts.HrefOf(draft);
        if (!ReferenceEquals(shape.Base, _lastBase) || !written.SequenceEqual(drafts.HrefOf(_last)))
            Follow(draft, written, shape.Base);
        return new ResolvedLink
        {
            SourceUrl = _sourceUrl,
            Target = _lastTarget,
            Href = SafeText.Clean(written),
            Text = drafts.TextOf(place),
            Element = shape.Element,
            Attribute = draft.Attribute,
            Kind = draft.Kind,
            Rel = SafeText.Clean(shape.Rel),
            Scheme = _lastTarget is null ? "" : Same(_lastTarget.SchemeSpan, ref _scheme),
            Host = _lastHost,
            IsExternal = _lastHost.Length > 0 && _lastHost != _documentHost,
            IsNoFollow = isPageNoFollow || (shape.Rel.Length > 0 && RelKinds.Has(shape.Rel, "nofollow")),
            Depth = context.Depth,
            Line = place.Line,
            Column = place.Column,
            IsSelected = !draft.IsUnselected,
        };
    }

    /// <summary>The same as a separate object.</summary>
    public PageLink Make(int number)
    {
        var link = Resolve(number);
        return new PageLink
        {
            SourceUrl = link.SourceUrl,
            Url = link.Url,
            Href = link.Href.SequenceEqual(link.Url) ? link.Url : Same(link.Href, ref _lastHref),
            Text = Same(link.Text, ref _lastText),
            Element = link.Element,
            Attribute = link.Attribute,
            Kind = LinkKindSet.WordOf(link.Kind),
            Rel = link.Rel,
            Scheme = link.Scheme,
            Host = link.Host,
            IsExternal = link.IsExternal,
            IsNoFollow = link.IsNoFollow,
            Depth = link.Depth,
            Line = link.Line,
            Column = link.Column,
        };
    }

    private void Follow(in LinkDraft draft, ReadOnlySpan<char> written, DocumentBase documentBase)
    {
        _lastTarget = WebUrl.Parse(written, documentBase.Resolve(queryEncoding), queryEncoding);
        _lastHost = _lastTarget is null ? "" : HostOf(_lastTarget.HostSpan);
        (_last, _lastBase) = (draft, documentBase);
    }

    private string HostOf(ReadOnlySpan<char> host)
    {
        if (host.SequenceEqual(_documentHost))
            return _documentHost;
        if (host.Length == 0)
            return "";
        ref var recent = ref _hosts[((host.Length * 7) + host[0] + host[host.Length / 2]) % RecentHosts];
        return recent is not null && host.SequenceEqual(recent) ? recent : recent = host.ToString();
    }

    private static string Same(ReadOnlySpan<char> value, ref string last) =>
        value.Length == 0 ? "" : value.SequenceEqual(last) ? last : last = value.ToString();
}
