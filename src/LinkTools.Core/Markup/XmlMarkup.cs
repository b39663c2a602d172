using System.Xml;

namespace LinkTools.Core.Markup;

/// <summary>Reads XML from untrusted sources: nothing is fetched, and entities cannot make a document large.</summary>
internal static class XmlMarkup
{
    /// <summary>A few nested entities could make a page of any size.</summary>
    private const long MaxEntityChars = 1 << 20;

    /// <summary>A reader of the document whose positions are those in the text.</summary>
    /// <param name="markup">The document.</param>
    /// <param name="hasInstructions">True if processing instructions are needed, too.</param>
    public static XmlReader Open(string markup, bool hasInstructions = false) => XmlReader.Create(
        new StringReader(markup.TrimStart('\uFEFF')),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = new XhtmlEntities(),
            MaxCharactersFromEntities = MaxEntityChars,
            IgnoreComments = true,
            IgnoreProcessingInstructions = !hasInstructions,
        });
}
