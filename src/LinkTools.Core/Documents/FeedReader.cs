using System.Xml;
using LinkTools.Core.Links;
using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Documents;

/// <summary>Reads a feed: RSS 0.9 to 2.0 or Atom (RFC 4287). A broken feed is read up to its first fault.</summary>
internal sealed class FeedReader : IDocumentReader
{
    /// <inheritdoc/>
    public int BytesForChar => 4;

    /// <summary>True for the first element of a feed.</summary>
    public static bool IsRoot(string name, string space) =>
        name == "rss" || name == "RDF" || (name == "feed" && space is FeedElements.Atom or "");

    /// <inheritdoc/>
    public void Read(string text, DocumentDraft document)
    {
        using var xml = XmlMarkup.Open(text);
        var html = document.HtmlReader();
        try
        {
            XhtmlReader.Read(xml, html, new FeedElements(document));
        }
        catch (XmlException exception)
        {
            document.Faults.Add(
                $"it is not well-formed XML (line {{0}}, column {exception.LinePosition}), and was read as far as "
                + "there",
                exception.LineNumber);
        }

        html.Finish();
        html.Release();
    }
}
