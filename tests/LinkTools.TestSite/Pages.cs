using System.Globalization;
using System.Net;
using System.Text;

namespace LinkTools.TestSite;

/// <summary>The site's own pages, generated from their numbers, and the known links of each.</summary>
internal static class Pages
{
    /// <summary>The first page, with one link of every kind.</summary>
    public const string Index = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <title>The harbour library</title>
          <link rel="stylesheet" href="/style.css">
          <link rel="canonical" href="/">
        </head>
        <body>
          <nav>
            <a href="/">Home</a>
            <a href="/page/1">Opening hours</a>
            <a href="/page/2" title="All of them">Catalogue &amp; loans</a>
            <a href="links/50">Reading list</a>
            <a href="#contact">Contact</a>
          </nav>
          <p>We share a <a href="https://example.org/network?city=Bergen&amp;lang=nb">lending network</a> with
             <a href="//example.net/partners" rel="noopener">our partners</a>, and
             <a href="https://ads.example/" rel="nofollow sponsored">this notice</a> pays for the lamps.</p>
          <p><a href="/page/3"><img src="/image" alt="Photograph of the reading room"></a>
             <a href="/page/4">Читальный зал</a> <a href="/page/5">読書室</a></p>
          <h2 id="contact">Contact</h2>
          <p><a href="mailto:desk@library.example">Write to us</a> or <a href="tel:+4755000000">call</a>.</p>
        </body>
        </html>
        """;

    private static readonly string[] Texts =
    [
        "Next page", "Comma, and \"quotes\"", "Straße & Brücke", "Читать дальше", "続きを読む", "اقرأ المزيد",
        "line one line two", "'apostrophe'", "<angle>", "plain",
    ];

    /// <summary>A page of ten links: its neighbours, other hosts, unusual characters.</summary>
    public static string Page(int number)
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>Page ")
            .Append(number).Append("</title></head>\n<body>\n");
        for (var i = 0; i < Texts.Length; i++)
        {
            // White space inside a text is written over two lines; a reader sees one space.
            var text = WebUtility.HtmlEncode(Texts[i]).Replace("one line", "one\n    line", StringComparison.Ordinal);
            html.Append("<p><a href=\"").Append(WebUtility.HtmlEncode(Href(number, i))).Append("\">").Append(text)
                .Append("</a></p>\n");
        }

        return html.Append("</body></html>\n").ToString();
    }

    /// <summary>The links of <see cref="Page"/>.</summary>
    public static IEnumerable<KnownLink> LinksOf(string baseUrl, int number) => Texts.Select((text, i) =>
    {
        var href = Href(number, i);
        return new KnownLink(href, href.StartsWith('/') ? baseUrl + href : href, text);
    });

    /// <summary>A page with <paramref name="count"/> links to pages.</summary>
    public static string Links(int count)
    {
        var html = new StringBuilder("<!DOCTYPE html><title>Links</title><ul>\n");
        for (var i = 0; i < count; i++)
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"/page/{i}\">Page {i}</a>\n");
        return html.Append("</ul>\n").ToString();
    }

    /// <summary>A page of exactly <paramref name="bytes"/> bytes with one link at its start.</summary>
    public static string Sized(int bytes) => "<a href=/page/1>one</a>".PadRight(bytes, ' ');

    private static string Href(int number, int i) => i switch
    {
        0 => $"/page/{number + 1}",
        1 => $"https://example.org/list?a={number}&b=2",
        _ => $"/page/{number}/{i}",
    };
}
