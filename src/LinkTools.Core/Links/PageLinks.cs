using System.Collections;
using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// The links of a page in document order. Those of a large page are drafts until they are needed: enumerate them, take
/// them in <see cref="Batches"/>, or <see cref="Resolve">resolve</see> them without an object for each. Enumerating
/// them twice makes new objects. Not thread-safe.
/// </summary>
public sealed class PageLinks : IReadOnlyList<PageLink>
{
    /// <summary>The most links that <see cref="MakeIfFew"/> turns into objects at once; more stay drafts.</summary>
    private const int Few = 4096;

    /// <summary>The most memory of such links, because one link alone can be as long as its page.</summary>
    private const long FewBytes = 2 << 20;

    /// <summary>The size of a link as an object, without its characters.</summary>
    private const long BytesEach = 88;

    private readonly Func<LinkDrafts, LinkResolver>? _resolver;
    private PageLink[]? _made;
    private LinkDrafts? _drafts;

    private PageLinks(PageLink[] made) => _made = made;

    private PageLinks(LinkDrafts drafts, Func<LinkDrafts, LinkResolver> resolver)
    {
        _drafts = drafts;
        _resolver = resolver;
    }

    /// <summary>No links.</summary>
    public static PageLinks None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _made?.Length ?? _drafts!.Count - _drafts.First;

    /// <summary>About how many bytes the links hold while they wait.</summary>
    public long HeldBytes => _made is null ? _drafts!.HeldBytes : _made.Sum(BytesOf);

    /// <summary>A link; a new object each time if it is a draft.</summary>
    public PageLink this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
            return _made is not null ? _made[index] : _resolver!(_drafts!).Make(_drafts!.First + index);
        }
    }

    /// <summary>Links as this class.</summary>
    public static PageLinks Of(IReadOnlyList<PageLink> links) =>
        links as PageLinks ?? (links.Count == 0 ? None : new PageLinks([.. links]));

    /// <summary>The links of a page that was read completely; the drafts must not change any more.</summary>
    internal static PageLinks Of(LinkDrafts drafts, ExtractionContext context, Encoding encoding, bool isNoFollow) =>
        drafts.Count == drafts.First
            ? None
            : new PageLinks(drafts, wanted => new LinkResolver(wanted, context, encoding, isNoFollow));

    /// <summary>Makes objects of the links if there are so few that these need little memory.</summary>
    public PageLinks MakeIfFew()
    {
        if (_made is not null || Count > Few || _drafts!.HeldBytes > FewBytes)
            return this;
        var made = new PageLink[Count];
        var resolver = _resolver!(_drafts!);
        for (var i = 0; i < made.Length; i++)
            made[i] = resolver.Make(_drafts!.First + i);
        Release();
        _made = made;
        return this;
    }

    /// <summary>Keeps the links of some kinds that are selected, and removes the others.</summary>
    public PageLinks Keep(LinkKindSet kinds)
    {
        if (_made is not null)
            return new PageLinks(Array.FindAll(_made, link => kinds.Contains(link.Kind)));
        _drafts!.Keep(kinds);
        return this;
    }

    /// <summary>
    /// Frees the memory of the drafts when all links have been taken; there are none here afterwards.
    /// </summary>
    public void Release()
    {
        if (_drafts is null)
            return;
        _made = [];
        _drafts.Release();
        _drafts = null;
    }

    /// <summary>
    /// The links in lists of at most <paramref name="size"/>, which are made when they are needed; one list if they are
    /// objects already.
    /// </summary>
    public IEnumerable<IReadOnlyList<PageLink>> Batches(int size)
    {
        if (_made is not null)
        {
            if (_made.Length > 0)
                yield return _made;
            yield break;
        }

        foreach (var batch in this.Chunk(size))
            yield return batch;
    }

    /// <summary>The links one by one, for <c>foreach</c>, without objects.</summary>
    public Resolution Resolve() => new(this);

    /// <inheritdoc/>
    public IEnumerator<PageLink> GetEnumerator()
    {
        if (_made is not null)
        {
            foreach (var link in _made)
                yield return link;
            yield break;
        }

        var resolver = _resolver!(_drafts!);
        for (var number = _drafts!.First; number < _drafts.Count; number++)
            yield return resolver.Make(number);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static long BytesOf(PageLink link) => BytesEach + link.HeldBytes;

    private static ResolvedLink Describe(PageLink link, ParsedUrl url)
    {
        url.Parse(link.Url, null, null);
        return new ResolvedLink(url)
        {
            SourceUrl = link.SourceUrl,
            Href = link.Href,
            Text = link.Text,
            Element = link.Element,
            Attribute = link.Attribute,
            Kind = LinkKindSet.KindOf(link.Kind),
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

    /// <summary>Enumerates the links.</summary>
    public struct Resolution
    {
        private readonly PageLinks _links;
        private readonly LinkResolver? _resolver;
        private readonly ParsedUrl? _url;
        private int _index = -1;

        internal Resolution(PageLinks links)
        {
            _links = links;
            _resolver = links._made is null ? links._resolver!(links._drafts!) : null;
            _url = _resolver is null ? new ParsedUrl() : null;
        }

        /// <summary>The current link.</summary>
        public readonly ResolvedLink Current => _resolver is null
            ? Describe(_links._made![_index], _url!)
            : _resolver.Resolve(_links._drafts!.First + _index);

        /// <summary>Moves to the next link; false if there is none.</summary>
        public bool MoveNext() => ++_index < _links.Count;

        /// <summary>For <c>foreach</c>.</summary>
        public readonly Resolution GetEnumerator() => this;
    }
}
