using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// Reads the text of one page as it arrives, and returns its links. One instance for each page; not thread-safe.
/// </summary>
public interface ILinkExtractor
{
    /// <summary>
    /// How characters outside ASCII in a query are encoded: in the page's own encoding. UTF-8 until it is set.
    /// </summary>
    Encoding QueryEncoding { get; set; }

    /// <summary>
    /// True if the page asks that none of its links be followed, by its headers or by the part that was read.
    /// </summary>
    bool IsPageNoFollow { get; }

    /// <summary>
    /// The title of the document, with white space collapsed: the text of its first title element; null if none was
    /// read yet.
    /// </summary>
    string? Title { get; }

    /// <summary>
    /// Where a browser goes instead of showing the page, by its first refresh. Null where it shows it, and before
    /// <see cref="Complete"/>.
    /// </summary>
    WebUrl? Refresh => null;

    /// <summary>
    /// Sentences that say what a limit left out, each reason once. Complete after <see cref="Complete"/>.
    /// </summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>The same for reasons that change where links lead.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>About how many bytes are held until the end of the page.</summary>
    long HeldBytes { get; }

    /// <summary>Reads the next piece of decoded text. The span is not kept.</summary>
    void Append(ReadOnlySpan<char> text);

    /// <summary>
    /// The links, in document order, that nothing later can change except a late base element; each is returned once.
    /// For callers that show a page while it is still arriving.
    /// </summary>
    PageLinks TakeReady();

    /// <summary>
    /// About how many bytes <see cref="Complete"/> needs for a while, in addition to those that are held.
    /// </summary>
    long BytesToComplete { get; }

    /// <summary>
    /// Says that the text has ended, and returns the links not yet taken, in document order. After that, nothing may be
    /// appended, and <see cref="QueryEncoding"/> may not be changed.
    /// </summary>
    /// <exception cref="Selectors.PageTooComplexException">A selector cannot be matched in the page.
    /// <see cref="TakeAll"/> returns its links anyway.</exception>
    PageLinks Complete();

    /// <summary>
    /// The links of a page whose completion failed, if they may be followed; none of them is selected.
    /// </summary>
    PageLinks TakeAll();
}
