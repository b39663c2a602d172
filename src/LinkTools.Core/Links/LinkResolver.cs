using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// Turns drafts into links, one after the other. What is equal is reused: schemes, hosts, and the characters of a link
/// like the one before it.
/// </summary>
internal sealed class LinkResolver(
    LinkDrafts drafts, ExtractionContext context, Encoding queryEncoding, bool isPageNoFollow)
{
    private const int RecentTraits = 16;

    private readonly string _sourceUrl = SafeText.Clean(context.SourceUrl);
    private readonly string _documentHost = context.DocumentUrl.Host;
    private readonly ParsedUrl _target = new();
    private readonly LinkTraits[] _traits = new LinkTraits[RecentTraits];
    private DocumentBase? _lastBase;
    private LinkDraft _last;
    private LinkPlace _lastPlace;
    private PageLink? _lastMade;
    private string _lastScheme = "", _lastHost = "";

    /// <summary>The link of a draft.</summary>
    public ResolvedLink Resolve(int number)
    {
        ref readonly var draft = ref drafts[number];
        ref readonly var place = ref drafts.PlaceOf(draft);
        var shape = drafts.ShapeOf(place);
        var written = drafts.HrefOf(draft);
        if (!ReferenceEquals(shape.Base, _lastBase) || !written.SequenceEqual(drafts.HrefOf(_last)))
            Follow(draft, written, shape.Base);
        return new ResolvedLink(_target)
        {
            SourceUrl = _sourceUrl,
            Href = SafeText.Clean(written),
            Text = drafts.TextOf(place),
            Element = shape.Element,
            Attribute = draft.Attribute,
            Kind = draft.Kind,
            Rel = SafeText.Clean(shape.Rel),
            Scheme = SchemeOf(_target.Scheme),
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
        var tail = _target.TailLength;
        var same = _lastMade is not null && link.Text.SequenceEqual(drafts.TextOf(_lastPlace)) ? _lastMade : null;
        _lastPlace = drafts.PlaceOf(drafts[number]);
        // Among the links there must be nothing that dies young: the collector moves what is held piece by piece.
        return _lastMade = new PageLink(FindTraits(link), link.Url, link.Href[..^tail], tail, link.Text, same)
        {
            Host = link.Host,
            IsExternal = link.IsExternal,
            Line = link.Line,
            Column = link.Column,
        };
    }

    private void Follow(in LinkDraft draft, ReadOnlySpan<char> written, DocumentBase documentBase)
    {
        _target.Parse(written, documentBase.Resolve(queryEncoding), queryEncoding);
        _lastHost = _target.Host.SequenceEqual(_documentHost) ? _documentHost : HostNames.Get(_target.Host);
        _lastMade = null;
        (_last, _lastBase) = (draft, documentBase);
    }

    private LinkTraits FindTraits(in ResolvedLink link)
    {
        ref var recent = ref _traits[((int)link.Kind + link.Scheme.Length + link.Element.Length) % RecentTraits];
        var kind = LinkKindSet.WordOf(link.Kind);
        if (recent is null || !ReferenceEquals(recent.Element, link.Element)
            || !ReferenceEquals(recent.Attribute, link.Attribute) || !ReferenceEquals(recent.Kind, kind)
            || !ReferenceEquals(recent.Rel, link.Rel) || !ReferenceEquals(recent.Scheme, link.Scheme)
            || recent.IsNoFollow != link.IsNoFollow)
        {
            recent = new LinkTraits
            {
                SourceUrl = _sourceUrl,
                Element = link.Element,
                Attribute = link.Attribute,
                Kind = kind,
                Rel = link.Rel,
                Scheme = link.Scheme,
                IsNoFollow = link.IsNoFollow,
                Depth = context.Depth,
            };
        }

        return recent;
    }

    private string SchemeOf(ReadOnlySpan<char> scheme) => scheme switch
    {
        "https" => "https",
        "http" => "http",
        _ => Same(scheme, ref _lastScheme),
    };

    private static string Same(ReadOnlySpan<char> value, ref string last) =>
        value.Length == 0 ? "" : value.SequenceEqual(last) ? last : last = value.ToString();
}
