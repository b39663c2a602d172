using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// The base URL of a document (HTML Standard, section 4.2.3): that of its first base element with an href, or else the
/// URL of the document, or of the document that contains the iframe with its srcdoc.
/// </summary>
internal sealed class DocumentBase(WebUrl? documentUrl, DocumentBase? container = null)
{
    /// <summary>Longer base URLs are not used, because each link of the page would repeat them.</summary>
    public const int MaxBaseLength = 8192;

    private string? _href;
    private WebUrl? _fallback;
    private WebUrl? _resolved;
    private Encoding? _resolvedFor;

    /// <summary>True after a base element has been used.</summary>
    public bool IsSet => _href is not null;

    /// <param name="href">The href of the first base element that has one.</param>
    public void Set(string href)
    {
        _href = href;
        _resolved = null;
    }

    /// <summary>True if the last URL was too long to be used.</summary>
    public bool IsTooLong { get; private set; }

    public WebUrl Resolve(Encoding queryEncoding)
    {
        var fallback = container?.Resolve(queryEncoding) ?? documentUrl!;
        if (_resolved is not null && ReferenceEquals(_resolvedFor, queryEncoding)
            && ReferenceEquals(_fallback, fallback))
            return _resolved;
        _resolvedFor = queryEncoding;
        _fallback = fallback;
        return _resolved = Compute(fallback, queryEncoding);
    }

    private WebUrl Compute(WebUrl fallback, Encoding queryEncoding)
    {
        if (_href is null)
            return fallback;
        var url = WebUrl.Parse(_href, fallback, queryEncoding);
        if (url is null || url.Scheme is "data" or "javascript")
            return fallback;
        IsTooLong = url.Href.Length > MaxBaseLength;
        return IsTooLong ? fallback : url;
    }
}
