using LinkTools.Core.Links;

namespace LinkTools.Core.Tests.Links;

/// <summary>Pages that are read by the rules of XML.</summary>
public sealed class XhtmlTests
{
    private const string Space = "xmlns=\"http://www.w3.org/1999/xhtml\"";
    private const string Strict =
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" "
        + "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">";

    [Theory]
    [InlineData("<script src='a.js'/><a href='x'>one</a>", "script src a.js |a href x one")]
    [InlineData("<title/><a href='x'>one</a>", "a href x one")]
    [InlineData("<textarea/><iframe src='f'/><a href='x'>one</a>", "iframe src f |a href x one")]
    [InlineData("<a href='x'><![CDATA[<one> & two]]></a>", "a href x <one> & two")]
    [InlineData("<a href='?a=1&amp;amp;b&#x3D;2' title='&amp;lt;'/>", "a href ?a=1&amp;b=2 &lt;")]
    [InlineData("<h:a xmlns:h='http://www.w3.org/1999/xhtml' href='x'>one</h:a>", "a href x one")]
    [InlineData("<x:a xmlns:x='urn:other' href='x'>one</x:a><A href='y'>two</A><a HREF='z'>three</a>", "")]
    [InlineData(
        "<s:svg xmlns:s='http://www.w3.org/2000/svg' xmlns:l='http://www.w3.org/1999/xlink'>"
        + "<s:a l:href='x'><s:text>one</s:text></s:a></s:svg>",
        "a xlink:href x one")]
    [InlineData("<p><a href='x'><p>one</p></a></p>", "a href x one")]
    [InlineData("<table><a href='x'>one</a></table>", "a href x one")]
    [InlineData("<style>p{background:url(u)}</style>", "style  u ")]
    [InlineData("<script type='application/ld+json'>{\"url\":\"u\"}</script>", "script  u ")]
    [InlineData("<!-- <a href='no'/> --><?php <a href='no'/> ?><a href='x'/>", "a href x ")]
    public void Elements_are_those_of_the_xml(string body, string expected) =>
        Assert.Equal(
            expected,
            string.Join('|', Read($"<html {Space}><body>{body}</body></html>", out _)
                .Select(link => $"{link.Element} {link.Attribute} {link.Href} {link.Text}")));

    [Theory]
    [InlineData("<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:base href='/no/'/></s:svg><a href='x'/>",
        "base /no/|a /dir/x")]
    [InlineData("<a xml:base='/no/' href='x'/>", "a /dir/x")]
    [InlineData("<e:a xmlns:e='http://www.w3.org/1999/xhtml' e:href='no' href='x'/>", "a /dir/x")]
    [InlineData("<a xmlns:l='http://www.w3.org/1999/xlink' l:href='no'/>", "")]
    [InlineData("<iframe src='f'><a href='x'/></iframe>", "iframe /dir/f|a /dir/x")]
    [InlineData("<textarea><a href='x'/></textarea><xmp><a href='y'/></xmp>", "a /dir/x|a /dir/y")]
    [InlineData("<plaintext/><a href='x'/>", "a /dir/x")]
    [InlineData("<a href='x'><a href='y'/></a>", "a /dir/x|a /dir/y")]
    [InlineData("<table><a href='x'/><form><form action='y'/></form></table>", "a /dir/x|form /dir/y")]
    [InlineData("<script><![CDATA[<a href='no'/>]]></script><a href='x'/>", "a /dir/x")]
    [InlineData("<script>//<!--\n<a href='no'/>\n//--></script><a href='x'/>", "a /dir/x")]
    [InlineData("<style><![CDATA[p{background:url(u)}]]></style>", "style /dir/u")]
    [InlineData("<img src='a?b&amp;c' alt=''/><br></br><a href='x'/>", "img /dir/a?b&c|a /dir/x")]
    [InlineData("<frameset><frame src='f'/></frameset>", "frame /dir/f")]
    [InlineData("<noscript><base href='/b/'/><a href='x'/></noscript>", "a /b/x")]
    [InlineData("<template><base href='/no/'/></template><a href='x'/>", "a /dir/x")]
    [InlineData("<math xmlns='http://www.w3.org/1998/Math/MathML'><mi href='x'>x</mi></math>", "mi /dir/x")]
    [InlineData("<a href='x'/><a href='' /><img src=''/>", "a /dir/x|a /dir/page.html")]
    [InlineData("<iframe srcdoc='&lt;script src=a.js>&lt;/script>&lt;br>&lt;a href=x>'/>", "script /dir/a.js|a /dir/x")]
    public void Other_cases_are_those_of_a_browsers_DOM(string body, string expected) =>
        Assert.Equal(
            expected,
            string.Join('|', Read($"<html {Space}><body>{body}</body></html>", out _).Select(
                link => $"{link.Element} {link.Url["http://host.test".Length..]}")));

    [Theory]
    [InlineData("<!DOCTYPE html [<!ENTITY e 'x'>]>", "&e;")]
    [InlineData("<!-- c --><?pi a='>'?>\n<!DOCTYPE html>", "x")]
    [InlineData("\uFEFF<?xml version='1.0' encoding='UTF-8' standalone='yes'?>", "x")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE html SYSTEM 'about:legacy-compat'>", "x")]
    public void What_comes_before_the_root_is_read(string prolog, string href)
    {
        Assert.Equal("x", Assert.Single(Read($"{prolog}<html {Space}><a href='{href}'/></html>", out var one)).Href);
        Assert.Empty(one.Notes);
    }

    [Fact]
    public void Base_title_positions_and_robots_are_read()
    {
        var markup = $"<?xml version='1.0'?>\n{Strict}\n<html {Space}>\n<head><title> One &amp;\n two </title>"
            + "<base href='/b/'/><meta name='robots' content='nofollow'/></head>\n<body> <a href='x'>&nbsp;&eacute;</a>"
            + "</body></html>";
        var link = Assert.Single(Read(markup, out var extractor));
        Assert.Equal(
            ("http://host.test/b/x", "é", 6, 8, true),
            (link.Url, link.Text, link.Line, link.Column, link.IsNoFollow));
        Assert.Equal("One & two", extractor.Title);
        Assert.Empty(extractor.Notes);
    }

    [Theory]
    [InlineData("<p>one<br><a href='x'>two</a>")]
    [InlineData("<a href='x'>&nbsp;</a>")]
    [InlineData("<a href='x'>one</b>")]
    [InlineData("<u:a href='x'/><a href='x'/>")]
    public void What_is_not_well_formed_is_read_as_HTML_and_a_note_says_so(string body)
    {
        var links = Read($"<html {Space}><body>{body}</body></html>", out var extractor);
        Assert.Equal("x", Assert.Single(links).Href);
        Assert.Contains(
            "not well-formed XML (line 1, column", Assert.Single(extractor.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_that_hold_one_another_are_bounded()
    {
        var declarations = string.Concat(Enumerable.Range(1, 20).Select(
            i => $"<!ENTITY e{i} \"{(i == 1 ? "lol" : string.Concat(Enumerable.Repeat($"&e{i - 1};", 10)))}\">"));
        var links = Read(
            $"<!DOCTYPE html [{declarations}]><html {Space}><a href='x'>&e20;</a></html>", out var extractor);
        Assert.Equal("x", Assert.Single(links).Href);
        Assert.Single(extractor.Notes);
    }

    [Fact]
    public void No_document_type_is_fetched()
    {
        var links = Read(
            "<!DOCTYPE html SYSTEM \"http://127.0.0.1:1/x.dtd\" [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p; "
            + $"<!ENTITY f SYSTEM \"file:///etc/passwd\">]><html {Space}><a href='x'>&f;</a></html>",
            out _);
        Assert.Equal(("x", ""), Assert.Single(links) is var link ? (link.Href, link.Text) : default);
    }

    [Fact]
    public void Pieces_of_any_size_give_the_same()
    {
        var markup = $"<html {Space}><script src='a'/><a href='x'>o😀e</a></html>";
        foreach (var size in new[] { 1, 3, 1000 })
        {
            var extractor = new HtmlLinkExtractor(Context());
            foreach (var piece in markup.Chunk(size))
            {
                extractor.Append(piece);
                Assert.Empty(extractor.TakeReady());
            }

            Assert.Equal(["a", "x"], extractor.Complete().Select(link => link.Href));
        }
    }

    private static ExtractionContext Context() => new()
    {
        SourceUrl = "source",
        DocumentUrl = Extraction.PageUrl,
        Kinds = LinkKindSet.All,
        IsXml = true,
    };

    private static PageLinks Read(string markup, out HtmlLinkExtractor extractor)
    {
        extractor = new HtmlLinkExtractor(Context());
        extractor.Append(markup);
        return extractor.Complete();
    }
}
