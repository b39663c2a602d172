using System.Xml;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Sitemaps;

/// <summary>Reads XML safely: nothing is fetched, entities do not expand, and nesting is limited.</summary>
internal static class SitemapXml
{
    private const int MaxLevels = 256;

    // The most characters that a repair makes of one: & becomes &amp;.
    private const int MaxGrowth = 5;

    public static XmlReader Create(SitemapText text, SitemapLimits limits) =>
        XmlReader.Create(text, new XmlReaderSettings
    {
        Async = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        NameTable = new SitemapNames(),
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        MaxCharactersInDocument = limits.MaximumBytes > long.MaxValue / MaxGrowth
            ? 0
            : Math.Max(1, limits.MaximumBytes * MaxGrowth),
    });

    /// <summary>Moves to the next node.</summary>
    public static Task<bool> StepAsync(XmlReader reader)
    {
        ((SitemapNames)reader.NameTable).StartStep();
        return reader.ReadAsync();
    }

    /// <summary>Stops a document whose open elements would fill the memory.</summary>
    public static void CheckDepth(XmlReader reader)
    {
        if (reader.Depth <= MaxLevels)
            return;
        var place = (IXmlLineInfo)reader;
        throw new SitemapFormatException(
            SitemapFault.BrokenXml, $"nests elements deeper than {MaxLevels} "
                + "levels", place.LineNumber, place.LinePosition);
    }

    /// <summary>The message of an exception of XmlReader, without the position at its end.</summary>
    public static SitemapFormatException Explain(XmlException exception)
    {
        var message = exception.Message;
        var place = message.LastIndexOf(
            $" Line {exception.LineNumber}, position {exception.LinePosition}", StringComparison.Ordinal);
        message = (place > 0 ? message[..place] : message).TrimEnd('.');
        return new SitemapFormatException(
            SitemapFault.BrokenXml, "is not well-formed XML: "
                + $"{message}", exception.LineNumber, exception.LinePosition, exception);
    }
}
