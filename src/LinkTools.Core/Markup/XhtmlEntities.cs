using System.Xml;
using System.Xml.Resolvers;

namespace LinkTools.Core.Markup;

/// <summary>
/// The document types by whose names browsers know entities such as &amp;nbsp; (HTML Standard, section 14.2). Nothing
/// is ever fetched; any other document type is empty.
/// </summary>
internal sealed class XhtmlEntities : XmlResolver
{
    private const string Strict = "-//W3C//DTD XHTML 1.0 Strict//EN";

    private static readonly string[] Public =
    [
        "-//W3C//DTD XHTML 1.0 Transitional//EN", "-//W3C//DTD XHTML 1.0 Frameset//EN", "-//W3C//DTD XHTML 1.1//EN",
        "-//W3C//DTD XHTML Basic 1.0//EN", "-//W3C//DTD XHTML 1.1 plus MathML 2.0//EN",
        "-//W3C//DTD XHTML 1.1 plus MathML 2.0 plus SVG 1.1//EN", "-//W3C//DTD MathML 2.0//EN",
        "-//WAPFORUM//DTD XHTML Mobile 1.0//EN", Strict,
    ];

    private readonly XmlPreloadedResolver _known = new(XmlKnownDtds.Xhtml10);

    /// <inheritdoc/>
    public override Uri ResolveUri(Uri? baseUri, string? relativeUri)
    {
        // The entities of all of these are the same.
        if (Public.Contains(relativeUri))
            return _known.ResolveUri(null, Strict);
        return Uri.TryCreate(relativeUri, UriKind.Absolute, out var absolute)
            ? absolute
            : _known.ResolveUri(baseUri, relativeUri);
    }

    /// <inheritdoc/>
    public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn) =>
        _known.PreloadedUris.Contains(absoluteUri)
            ? _known.GetEntity(absoluteUri, role, ofObjectToReturn)!
            : Stream.Null;
}
