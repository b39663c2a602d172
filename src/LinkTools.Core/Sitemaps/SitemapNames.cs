using System.Xml;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// The names of an XML document. XmlReader asks for each name of an element, and keeps all its attributes until the
/// element is complete. Counting the requests is the way to stop it at an element with too many attributes.
/// </summary>
internal sealed class SitemapNames : NameTable
{
    private const int MaxPerStep = 5_000, MaxDistinct = 50_000;

    private int _perStep;
    private int _distinct;

    /// <summary>The reader is about to move to the next node.</summary>
    public void StartStep() => _perStep = 0;

    public override string Add(char[] key, int start, int len)
    {
        if (++_perStep > MaxPerStep)
            throw new SitemapFormatException(SitemapFault.BrokenXml, "has an element with too many attributes");
        if (Get(key, start, len) is { } known)
            return known;
        if (++_distinct > MaxDistinct)
            throw new SitemapFormatException(SitemapFault.BrokenXml, "has too many names of elements and attributes");
        return base.Add(key, start, len);
    }
}
