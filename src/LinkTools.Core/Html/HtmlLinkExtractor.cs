using System.Text;
using AngleSharp.Html.Parser;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Html;

/// <summary>Reads links from a DOM of the whole page.</summary>
public sealed class HtmlLinkExtractor(ExtractionContext context) : ILinkExtractor
{
    private readonly StringBuilder _text = new();

    public Encoding QueryEncoding { get; set; } = Encoding.UTF8;

    public void Append(ReadOnlySpan<char> text) => _text.Append(text);

    public IReadOnlyList<PageLink> TakeReady() => [];

    public IReadOnlyList<PageLink> Complete()
    {
        using var document = new HtmlParser().ParseDocument(_text.ToString());
        var links = new List<PageLink>();
        foreach (var element in document.QuerySelectorAll("a[href],area[href]"))
        {
            var href = element.GetAttribute("href")!;
            var url = WebUrl.Parse(href, context.DocumentUrl, QueryEncoding);
            links.Add(new PageLink { SourceUrl = context.SourceUrl, Url = url?.Href ?? "", Href = href, Element = element.LocalName, Attribute = "href", Text = element.TextContent.Trim(), Scheme = url?.Scheme ?? "", Host = url?.Host ?? "", IsExternal = url is not null && url.Host != context.DocumentUrl.Host, Depth = context.Depth });
        }

        return links;
    }
}
