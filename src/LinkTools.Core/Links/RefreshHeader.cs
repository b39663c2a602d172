using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Links;

/// <summary>
/// The Refresh header (HTML Standard, section 7.4.6). It is read as a refresh of the document is, before that: where
/// there are both, the header counts.
/// </summary>
internal static class RefreshHeader
{
    /// <summary>Where a browser goes instead of showing what it was sent; null where it stays.</summary>
    /// <param name="header">The header, one byte in each character; null for none.</param>
    /// <param name="url">Where it came from.</param>
    /// <param name="ofDocument">Where the document itself sends it; null for nowhere.</param>
    public static WebUrl? Read(string? header, WebUrl url, WebUrl? ofDocument = null)
    {
        // Servers send it as UTF-8, if they know of charsets.
        if (header is null
            || !MetaRefresh.TryParse(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(header)), out _, out var target))
            return ofDocument;
        return target.Length > 0 ? WebUrl.Parse(target, url) : null;
    }
}
