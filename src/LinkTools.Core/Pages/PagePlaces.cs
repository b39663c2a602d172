using LinkTools.Core.Urls;

namespace LinkTools.Core.Pages;

/// <summary>
/// The places of one document that a fragment can name, collected while it is read: ids, and names of a elements (HTML
/// Standard, 7.4.6.3), eight bytes each. Those in templates do not count.
/// </summary>
internal sealed class PagePlaces
{
    private static readonly UrlKey Key = new(new byte[SipHash.KeyBytes]);

    private readonly List<ulong> _hashes = [];

    /// <summary>The hash of each place, by <see cref="HashOf"/>.</summary>
    public IReadOnlyList<ulong> Hashes => _hashes;

    /// <summary>True if the document has scripts, which may handle fragments of their own.</summary>
    public bool HasScripts { get; private set; }

    /// <summary>True if the text of the document is wanted, too.</summary>
    public bool WantsText { get; init; }

    /// <summary>
    /// The text of the document, with white space collapsed; null if it is not wanted, or not known yet.
    /// </summary>
    public string? Text { get; set; }

    /// <summary>What stands for a name, in all processes. There is no secret: a page could only deceive itself.
    /// </summary>
    public static ulong HashOf(ReadOnlySpan<char> name) => Key.Hash(name);

    public void Add(string name)
    {
        if (name.Length > 0)
            _hashes.Add(HashOf(name));
    }

    public void AddScript() => HasScripts = true;
}
