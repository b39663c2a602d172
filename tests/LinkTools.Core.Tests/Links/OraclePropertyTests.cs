using System.Text.RegularExpressions;
using CsCheck;
using LinkTools.Core.Links;

namespace LinkTools.Core.Tests.Links;

/// <summary>On generated HTML, the links are those of AngleSharp's DOM.</summary>
public sealed partial class OraclePropertyTests
{
    private static readonly int Documents = Environment.GetEnvironmentVariable("LINKTOOLS_FULL") == "1"
        ? 100_000
        : 2_000;

    private static readonly string[] IntegrationPoints = ["title", "desc", "foreignObject", "annotation-xml"];

    /// <summary>Documents in which AngleSharp or the extractor differs from the standard, by their content.</summary>
    private static readonly (string Reason, Func<string, bool> Holds)[] Differences =
    [
        (
            "AngleSharp drops a form in a template that stands in a form",
            markup => Has(markup, "<form") && Has(markup, "<template")),
        (
            "AngleSharp reads end tags inside mi by the rules of HTML, the standard by those of foreign content",
            markup => Has(markup, "<math") && Has(markup, "<mi")),
        (
            "AngleSharp lets an end tag close an SVG or MathML element of its name from HTML inside it",
            markup =>
            HasForeign(markup) && IntegrationPoints.Any(name => Has(markup, $"<{name}") && Has(markup, $"</{name}"))),
        (
            "AngleSharp does not close an HTML element around SVG with a style element in it, and gives such a style "
            + "its elements' text",
            markup => Has(markup, "<svg") && Has(markup, "<style")),
        (
            "AngleSharp ends scopes and walks at an element called template outside the HTML namespace",
            markup => HasForeign(markup) && Has(markup, "<template")),
        (
            "Which formatting elements that others closed are open again outside a table, and which in it, is not "
            + "followed here",
            markup => FormattingInTable().IsMatch(markup)),
        (
            "AngleSharp keeps one attribute of href and xlink:href, and takes it for the latter",
            markup => HasForeign(markup) && BothReferences().IsMatch(markup)),
        (
            "AngleSharp ends scopes at an element called html outside the HTML namespace",
            markup => HasForeign(markup) && Has(markup, "<html")),
        (
            "A DOM without scripts reads noscript, where a base does not count in an ordinary browser",
            markup => Has(markup, "<noscript") && Has(markup, "<base")),
        (
            "AngleSharp ends a td at </th> and a th at </td>",
            markup =>
            (HasForeign(markup) || Has(markup, "<template"))
            && ((Has(markup, "<td") && Has(markup, "</th")) || (Has(markup, "<th") && Has(markup, "</td")))),
    ];

    [Fact]
    public void Links_equal_those_of_a_dom() =>
        BrokenMarkup.Documents.Sample(
            markup =>
            {
                if (Differences.Any(difference => difference.Holds(markup)))
                    return;
                var links = Describe(Extraction.Links(markup));
                var expected = Describe(DomOracle.Read(markup, Extraction.PageUrl, LinkKindSet.All));
                if (!IsReordered(markup))
                    Assert.Equal(expected, links);
                Assert.Equal(expected.Order(StringComparer.Ordinal), links.Order(StringComparer.Ordinal));
            },
            iter: Documents);

    // A DOM has some elements twice: formatting elements that were reopened.
    private static string[] Describe(IEnumerable<PageLink> links) =>
        links.Select(link => $"{link.Element} {link.Attribute} {link.Href} {link.Url} {link.Kind} {link.Rel}")
            .Distinct().ToArray();

    // In a tree, misplaced content of a table comes before it, the table parts of a template come after it, and
    // attributes of a second html or body are on the first.
    private static bool IsReordered(string markup) =>
        Has(markup, "<table") || Has(markup, "<template") || Has(markup, "<body") || Has(markup, "<html");

    [GeneratedRegex(@"\shref(=""[^""]*"")?[^>]*xlink:href|xlink:href[^>]*\shref", RegexOptions.IgnoreCase)]
    private static partial Regex BothReferences();

    [GeneratedRegex(@"<table.*<(svg|math).*</(a|b|i|font|nobr)\b", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex FormattingInTable();

    private static bool HasForeign(string markup) => Has(markup, "<svg") || Has(markup, "<math");

    private static bool Has(string markup, string part) => markup.Contains(part, StringComparison.OrdinalIgnoreCase);
}
