using System.Collections;
using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// A page's links in document order. Those of a large page are drafts until somebody asks for them: enumerate them,
/// take them in <see cref="Batches"/>, or <see cref="Resolve">resolve</see> them without an object for each. Asking
/// twice makes new objects. For one thread at a time.
/// </summary>
public sealed class PageLinks : IReadOnlyList<PageLink>
{
    /// <summary>As many links are made at once when <see cref="MakeIfFew"/> is called; more stay drafts.</summary>
    private const int Few = 4096;

    /// <summary>Nor are links made at once that hold more: one alone can be as long as its page.</summary>
    private const long FewBytes = 2 << 20;

    /// <summary>What a link costs as an object beside its strings.</summary>
    private const long BytesEach = 112;

    private readonly Func<LinkDrafts, LinkResolver>? _resolver;
    private PageLink[]? _made;
    private LinkDrafts? _drafts;

    private PageLinks(PageLink[] made) => _made = made;

    private PageLinks(LinkDrafts drafts, Func<LinkDrafts, LinkResolver> resolver)
    {
        _drafts = drafts;
        _resolver = resolver;
    }

    /// <summary>No link.</summary>
    public static PageLinks None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _made?.Length ?? _drafts!.Count - _drafts.First;

    /// <summary>About how many bytes the links hold while they wait.</summary>
    public long HeldBytes => _made is null ? _drafts!.HeldBytes : _made.Sum(BytesOf);

    /// <summary>A link; of drafts, a new object each time.</summary>
    public PageLink this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
            return _made is not null ? _made[index] : _resolver!(_drafts!).Make(_drafts!.First + index);
        }
    }

    /// <summary>Links as this class has them.</summary>
    public static PageLinks Of(IReadOnlyList<PageLink> links) =>
        links as PageLinks ?? (links.Count == 0 ? None : new PageLinks([.. links]));

    /// <summary>The links of a page that was read to its end; the drafts must not change any more.</summary>
    internal static PageLinks Of(LinkDrafts drafts, ExtractionContext context, Encoding encoding, bool isNoFollow) =>
        drafts.Count == drafts.First
            ? None
            : new PageLinks(drafts, wanted => new LinkResolver(wanted, context, encoding, isNoFollow));

    /// <summary>Makes objects of the links, where they are so few that those cost no memory to speak of.</summary>
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

    /// <summary>Keeps the links of some kinds and forgets the others, and those that are not selected.</summary>
    public PageLinks Keep(LinkKindSet kinds)
    {
        if (_made is not null)
            return new PageLinks(Array.FindAll(_made, link => kinds.Contains(link.Kind)));
        _drafts!.Keep(kinds);
        return this;
    }

    /// <summary>
    /// Gives the memory of drafts to other pages, when all links have been taken: there are none here any more.
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
    /// The links in lists, made when they are asked for, of no more than <paramref name="size"/>; in one list where
    /// they are objects already.
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

    private static long BytesOf(PageLink link) =>
        BytesEach + (sizeof(char) * (long)(link.Href.Length + link.Url.Length + link.Text.Length));

    private static ResolvedLink Describe(PageLink link) => new()
    {
        SourceUrl = link.SourceUrl,
        Target = link.Url.Length == 0 ? null : WebUrl.Parse(link.Url),
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

    /// <summary>Goes through the links.</summary>
    public struct Resolution
    {
        private readonly PageLinks _links;
        private readonly LinkResolver? _resolver;
        private int _index = -1;

        internal Resolution(PageLinks links)
        {
            _links = links;
            _resolver = links._made is null ? links._resolver!(links._drafts!) : null;
        }

        /// <summary>The link in hand.</summary>
        public readonly ResolvedLink Current => _resolver is null
            ? Describe(_links._made![_index])
            : _resolver.Resolve(_links._drafts!.First + _index);

        /// <summary>Goes to the next link; false when there is none.</summary>
        public bool MoveNext() => ++_index < _links.Count;

        /// <summary>For <c>foreach</c>.</summary>
        public readonly Resolution GetEnumerator() => this;
    }
}
