using System.Buffers;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// Examines what precedes the first element of a document. Servers put blank lines, comments and a second byte order
/// mark before the XML declaration; XML forbids that, but readers of sitemaps accept it.
/// </summary>
internal readonly ref struct SitemapProlog
{
    private static readonly string[] HtmlRoots = [
        "html", "head", "body", "title", "meta", "script", "style", "div", "p", "h1", "center"];

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>[");

    private SitemapProlog(SitemapSyntax syntax, Range declaration = default)
    {
        Syntax = syntax;
        Declaration = declaration;
    }

    public SitemapSyntax Syntax { get; }

    /// <summary>Where the XML declaration is; empty if there is none.</summary>
    public Range Declaration { get; }

    /// <summary>True for characters that may precede a document.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\0';

    /// <summary>Determines the syntax, as soon as it can be known.</summary>
    /// <param name="text">The beginning of the document.</param>
    /// <param name="isAll">True if no more text will come.</param>
    public static SitemapProlog Scan(ReadOnlySpan<char> text, bool isAll)
    {
        Range declaration = default;
        for (var at = 0; ; )
        {
            while (at < text.Length && IsBlank(text[at]))
                at++;
            var rest = text[at..];
            if (rest.IsEmpty)
                return new(isAll ? SitemapSyntax.Empty : SitemapSyntax.Undecided);
            if (rest[0] != '<')
                return new(SitemapSyntax.Text);
            if (!isAll && rest.Length < "<!--".Length)
                return new(SitemapSyntax.Undecided);

            var isComment = rest.StartsWith("<!--");
            if (!isComment && !rest.StartsWith("<?"))
                return new(Classify(rest, isAll), declaration);
            var end = isComment ? rest["<!--".Length..].IndexOf("-->") : rest.IndexOf("?>");
            if (end < 0)
                return new(isAll ? SitemapSyntax.Xml : SitemapSyntax.Undecided, declaration);
            var length = isComment ? "<!---->".Length + end : "?>".Length + end;
            if (rest.StartsWith("<?xml") && rest.Length > 5 && char.IsWhiteSpace(rest[5]))
                declaration = at..(at + length);
            at += length;
        }
    }

    // The name of the tag, or the one in a document type declaration, must be complete.
    private static SitemapSyntax Classify(ReadOnlySpan<char> tag, bool isAll)
    {
        const string doctype = "<!DOCTYPE";
        var isDoctype = tag.StartsWith(doctype, StringComparison.OrdinalIgnoreCase);
        if (!isAll && !isDoctype && tag.Length < doctype.Length
            && doctype.AsSpan().StartsWith(tag, StringComparison.OrdinalIgnoreCase))
            return SitemapSyntax.Undecided;

        var name = isDoctype ? tag[doctype.Length..].TrimStart() : tag[1..];
        var length = name.IndexOfAny(NameEnds);
        if (length < 0 && !isAll && name.Length < 100)
            return SitemapSyntax.Undecided;
        name = length < 0 ? name : name[..length];
        foreach (var root in HtmlRoots)
        {
            if (name.Equals(root, StringComparison.OrdinalIgnoreCase))
                return SitemapSyntax.Html;
        }

        return isDoctype ? SitemapSyntax.Doctype : SitemapSyntax.Xml;
    }
}
