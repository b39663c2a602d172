using System.Xml;

namespace LinkTools.Core.Markup;

/// <summary>Reads XML as it may come from anywhere: nothing is fetched, and no entity can make it large.</summary>
internal static class XmlMarkup
{
    /// <summary>A few entities that hold one another could make a page of any size.</summary>
    private const long MaxEntityChars = 1 << 20;

    /// <summary>A reader of the document, whose positions are those of the text.</summary>
    /// <param name="markup">The document.</param>
    /// <param name="hasInstructions">True where processing instructions are wanted, too.</param>
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
