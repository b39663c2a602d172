using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// Reads one page's markup as it arrives and gives its links. One instance a page, not shared between threads.
/// </summary>
public interface ILinkExtractor
{
    /// <summary>
    /// How characters outside ASCII in a query are written: the page's own encoding. UTF-8 until told.
    /// </summary>
    Encoding QueryEncoding { get; set; }

    /// <summary>
    /// True when the page, by what was read of it so far or by its headers, asks that none of its links be followed.
    /// </summary>
    bool IsPageNoFollow { get; }

    /// <summary>
    /// The document's title, white space collapsed: the text of its first title element; null while none was read.
    /// </summary>
    string? Title { get; }

    /// <summary>
    /// Where a browser goes instead of showing the page, by its first refresh. Null where it shows it, and before
    /// <see cref="Complete"/>.
    /// </summary>
    WebUrl? Refresh => null;

    /// <summary>
    /// Sentences that say what a bound of ours left out, each reason once. Whole after <see cref="Complete"/>.
    /// </summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>The same of what makes links lead elsewhere.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>About how many bytes are held until the page is over.</summary>
    long HeldBytes { get; }

    /// <summary>Takes the next piece of decoded text. The span is not kept.</summary>
    void Append(ReadOnlySpan<char> text);

    /// <summary>
    /// The links, in document order, that nothing later can change except a late base element; each is given once.
    /// For callers that show a page while it is still arriving.
    /// </summary>
    PageLinks TakeReady();

    /// <summary>About how many bytes <see cref="Complete"/> takes for a time, besides those that are held.</summary>
    long BytesToComplete { get; }

    /// <summary>
    /// Says that the text is over, and gives the links not yet taken, in document order. Nothing may be appended, and
    /// <see cref="QueryEncoding"/> not be changed, after that.
    /// </summary>
    /// <exception cref="Selectors.PageTooComplexException">
    /// A selector cannot be matched in the page. <see cref="TakeAll"/> gives its links all the same.
    /// </exception>
    PageLinks Complete();

    /// <summary>The links of a page whose completion failed, where they may be followed; none of them is selected.
    /// </summary>
    PageLinks TakeAll();
}
