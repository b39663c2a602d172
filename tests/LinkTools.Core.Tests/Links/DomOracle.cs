using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LinkTools.Core.Links;
using LinkTools.Core.Markup;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Tests.Links;

/// <summary>
/// The simple way to the same links: a DOM of the whole page, QuerySelectorAll, and the table of elements and
/// attributes. The extractor is compared with it, also in benchmarks.
/// </summary>
internal sealed class DomOracle(WebUrl documentUrl, LinkKindSet kinds)
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsKeepingSourceReferences = true });

    private static readonly string[] FetchedWhenNotEmpty = ["src", "data", "poster", "background", "manifest", "icon",
        "code", "codebase", "object", "data-src", "data-original", "data-lazy", "data-lazy-src", "data-bg",
        "data-background", "data-background-image", "data-poster"];

    private readonly List<PageLink> _links = [];

    /// <summary>The links in tree order.</summary>
    public static List<PageLink> Read(string markup, WebUrl documentUrl, LinkKindSet kinds)
    {
        var oracle = new DomOracle(documentUrl, kinds);
        oracle.ReadDocument(markup, documentUrl, null);
        return oracle._links;
    }

    private void ReadDocument(string markup, WebUrl fallback, IElement? container)
    {
        using var document = Parser.ParseDocument(markup);
        var baseUrl = document.QuerySelectorAll("base[href]").FirstOrDefault(IsHtml) is { } element
            && WebUrl.Parse(element.GetAttribute("href")!, fallback) is { Scheme: not ("data" or "javascript") } url
                ? url
                : fallback;
        ReadBelow(document, baseUrl, container);
    }

    private void ReadBelow(IParentNode parent, WebUrl baseUrl, IElement? container)
    {
        var selector = kinds == LinkKindSet.Hyperlinks ? "a[href],area[href],svg a,template,iframe[srcdoc]" : "*";
        foreach (var element in parent.QuerySelectorAll(selector))
        {
            ReadElement(element, baseUrl, container ?? element);
            if (element is IHtmlTemplateElement template)
                ReadBelow(template.Content, baseUrl, container);
        }
    }

    private void ReadElement(IElement element, WebUrl baseUrl, IElement position)
    {
        foreach (var rule in RulesOf(element))
        {
            var name = AttributeTable.NameOf(rule.Attribute);

            // GetAttribute would return xlink:href for href, because both are called href here.
            var isXlink = name == "xlink:href";
            var value = element.Attributes
                .FirstOrDefault(
                    attribute =>
                    attribute.Name == (isXlink ? "href" : name) && attribute.NamespaceUri is not null == isXlink)
                ?.Value;
            if (value is null || (FetchedPart(rule, value).Length == 0 && IsFetched(rule, name)))
                continue;
            if (rule.Syntax == ValueSyntax.Document)
                ReadDocument(value, baseUrl, position);
            else
                ReadValue(element, name, value, rule, baseUrl, position);
        }

        if (element.LocalName == "style")
            ReadStyle(element, "", element.TextContent, LinkKind.StyleResource, baseUrl, position);
        else if (element is IHtmlScriptElement && element.GetAttribute("type") is { } type
            && type.Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase)
            && JsonLd.TryRead(element.TextContent, out var urls))
            urls.ForEach(url => Add(element, "", url, LinkKind.StructuredData, baseUrl, position));
    }

    // Chromium fetches nothing for white space alone, except for media.
    private static string FetchedPart(LinkRule rule, string value) =>
        rule.Kind == LinkKind.Media ? value : value.Trim(' ', '\t', '\n', '\f', '\r');

    private static bool IsFetched(LinkRule rule, string attribute) =>
        rule.Syntax is ValueSyntax.ByRel or ValueSyntax.Meta || rule.Kind == LinkKind.Svg
        || FetchedWhenNotEmpty.Contains(attribute)
        || (rule.Kind is LinkKind.Image or LinkKind.Script && attribute is "href" or "xlink:href");

    private void ReadValue(
        IElement element, string name, string value, LinkRule rule, WebUrl baseUrl, IElement position)
    {
        switch (rule.Syntax)
        {
            case ValueSyntax.List:
                foreach (var token in value.Split([' ', '\t', '\n', '\f', '\r'], StringSplitOptions.RemoveEmptyEntries))
                    Add(element, name, token, rule.Kind, baseUrl, position);
                break;
            case ValueSyntax.CommaList:
                foreach (var part in value.Split(
                    ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    Add(element, name, part, rule.Kind, baseUrl, position);
                break;
            case ValueSyntax.Srcset:
                foreach (var url in SrcsetParser.Candidates(value))
                    Add(element, name, url, rule.Kind, baseUrl, position);
                break;
            case ValueSyntax.Css:
            case ValueSyntax.UrlOrCss when value.Contains("url(", StringComparison.OrdinalIgnoreCase):
                ReadStyle(element, name, value, rule.Kind, baseUrl, position);
                break;
            case ValueSyntax.Meta:
                if ("refresh".Equals(element.GetAttribute("http-equiv"), StringComparison.OrdinalIgnoreCase)
                    && MetaRefresh.TryParse(value, out _, out var target) && target.Length > 0)
                    Add(element, name, target, LinkKind.Refresh, baseUrl, position);
                if (SocialMeta.IsUrl(element.GetAttribute("property") ?? "")
                    || SocialMeta.IsUrl(element.GetAttribute("name") ?? ""))
                    Add(element, name, value, LinkKind.SocialMeta, baseUrl, position);
                break;
            case ValueSyntax.ByRel:
                Add(
                    element, name, value, RelKinds.KindOf(RelKinds.Normalize(element.GetAttribute("rel"))), baseUrl,
                    position);
                break;
            default:
                Add(element, name, value, rule.Kind, baseUrl, position);
                break;
        }
    }

    private void ReadStyle(
        IElement element, string name, string css, LinkKind kind, WebUrl baseUrl, IElement position) =>
        new CssScanner((url, isImport) =>
            Add(
                element, name, url, name.Length == 0 && isImport ? LinkKind.Stylesheet : kind, baseUrl,
                position)).Scan(css, true);

    private void Add(IElement element, string attribute, string href, LinkKind kind, WebUrl baseUrl, IElement position)
    {
        if (!kinds.Contains(kind))
            return;
        var url = WebUrl.Parse(href, baseUrl);
        _links.Add(new PageLink
        {
            SourceUrl = documentUrl.Href,
            Url = url?.Href ?? "",
            Href = href,
            Text = TextOf(element),
            Element = element.LocalName.ToLowerInvariant(),
            Attribute = attribute,
            Kind = LinkKindSet.WordOf(kind),
            Rel = HasRel(element) ? RelKinds.Normalize(element.GetAttribute("rel")) : "",
            Scheme = url?.Scheme ?? "",
            Host = url?.Host ?? "",
            IsExternal = url is { Host.Length: > 0 } && url.Host != documentUrl.Host,
            Line = position.SourceReference?.Position.Line ?? 0,
            Column = position.SourceReference?.Position.Column ?? 0,
        });
    }

    private static string TextOf(IElement element)
    {
        if (element.LocalName is not ("a" or "button"))
            return "";
        var text = string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 0 ? text : element.QuerySelector("img[alt]")?.GetAttribute("alt")
            ?? element.GetAttribute("title") ?? "";
    }

    private static bool HasRel(IElement element) =>
        element.LocalName == "a" || (IsHtml(element) && element.LocalName is "area" or "link" or "form");

    private static bool IsHtml(IElement element) => element.NamespaceUri == "http://www.w3.org/1999/xhtml";

    private static IEnumerable<LinkRule> RulesOf(IElement element)
    {
        var table = IsHtml(element) ? LinkTable.Html : LinkTable.Foreign;
        var name = element.LocalName.ToLowerInvariant();
        var own = table.Where(row => row.Elements.Contains(name)).ToList();
        if (own.Count == 0)
            own = table.Where(row => row.Elements[0] == "*").ToList();
        return own.Concat(LinkTable.Global).Select(row => row.Rule);
    }
}
