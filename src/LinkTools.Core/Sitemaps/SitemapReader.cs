using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml;
using LinkTools.Core.Http;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Sitemaps;

/// <summary>
/// Reads sitemaps while they arrive: urlset and sitemapindex, RSS and Atom, lists of URLs, robots.txt, each also with
/// gzip. The content decides which of these a document is, never its name or media type. An entry without a usable URL
/// is left out, and is a problem. A fault after which reading cannot continue ends the document; the entries before it
/// have been returned.
/// </summary>
internal sealed class SitemapReader
{
    private const int MaxProblemsKept = 100;

    private readonly List<SitemapProblem> _problems = [];

    /// <summary>The value of <see cref="SitemapUrl.Sitemap"/>; null for the URL of the document.</summary>
    public string? DocumentName { get; init; }

    /// <summary>The number of problems so far, in all documents of this reader.</summary>
    public int ProblemCount { get; private set; }

    /// <summary>The first problems.</summary>
    public IReadOnlyList<SitemapProblem> Problems => _problems;

    /// <summary>One sentence about all problems, so that the user knows about them; null for none.</summary>
    public string? DescribeProblems(string document)
    {
        if (_problems is not [var first, ..])
            return null;
        var count = ProblemCount == 1 ? "a fault" : Plural.Of(ProblemCount, "fault");
        var more = ProblemCount == 1 ? "" : ", the first of them";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{document} has {count}{more} in line {first.Line}: {first.Message}.")
            + (ProblemCount == 1 ? "" : " -Verbose shows more.");
    }

    /// <summary>
    /// The entries of a document, in its order. With <see cref="SitemapLimits.IsLenient"/>, the faults that it names
    /// are repaired; after a repair, columns also count the characters that were inserted.
    /// </summary>
    /// <param name="content">The bytes; not closed.</param>
    /// <param name="documentUrl">The URL that relative URLs are resolved against.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="SitemapFormatException">The document cannot be read completely.</exception>
    public IAsyncEnumerable<SitemapEntry> ReadAsync(
        Stream content, WebUrl documentUrl, SitemapLimits limits, CancellationToken stop = default) =>
        ReadAsync(content, CreateDocument(documentUrl, limits), isRobots: false, stop);

    /// <summary>
    /// The sitemaps that a robots.txt names, whatever else is in it. <see cref="ReadAsync(Stream, WebUrl,
    /// SitemapLimits, CancellationToken)"/> does the same for a file whose first line is one of a robots.txt.
    /// </summary>
    /// <inheritdoc cref="ReadAsync(Stream, WebUrl, SitemapLimits, CancellationToken)"/>
    public IAsyncEnumerable<SitemapEntry> ReadRobotsAsync(
        Stream content, WebUrl documentUrl, SitemapLimits limits, CancellationToken stop = default) =>
        ReadAsync(content, CreateDocument(documentUrl, limits), isRobots: true, stop);

    private static async IAsyncEnumerable<SitemapEntry> ReadAsync(
        Stream content, SitemapDocument document, bool isRobots, [EnumeratorCancellation] CancellationToken stop)
    {
        using var bytes = new SitemapBytes(content, document.Limits.MaximumBytes);
        using var text = new SitemapText(
            await ExplainAsync(() => bytes.OpenAsync(stop)).ConfigureAwait(false), document.Limits.IsLenient, stop);
        using var source = await ExplainAsync(() => OpenAsync(text, document, isRobots)).ConfigureAwait(false);
        while (await ExplainAsync(source.ReadNextAsync).ConfigureAwait(false) is { } entry)
        {
            yield return entry;
            stop.ThrowIfCancellationRequested();
        }
    }

    private static async ValueTask<ISitemapSource> OpenAsync(SitemapText text, SitemapDocument document, bool isRobots)
    {
        var syntax = await text.OpenAsync().ConfigureAwait(false);
        if (isRobots)
            return new TextSitemapSource(text, document, isRobots: true, isHtml: syntax == SitemapSyntax.Html);
        return syntax switch
        {
            SitemapSyntax.Xml => new XmlSitemapSource(text, document),
            SitemapSyntax.Text => new TextSitemapSource(text, document, isRobots: false),
            SitemapSyntax.Html =>
                throw new SitemapFormatException(SitemapFault.HtmlPage, "is an HTML page, not a sitemap"),
            SitemapSyntax.Doctype =>
                throw new SitemapFormatException(
                    SitemapFault.Doctype, "has a document type declaration, which is not allowed, because it "
                        + "can do harm"),
            _ => throw new SitemapFormatException(SitemapFault.Empty, "is empty"),
        };
    }

    private static async ValueTask<T> ExplainAsync<T>(Func<ValueTask<T>> read)
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (XmlException exception)
        {
            throw SitemapXml.Explain(exception);
        }
        catch (ContentDecodingException exception)
        {
            var message = exception.Message.Replace(
                "the compressed body is", "is compressed and is", StringComparison.Ordinal).Replace(
                "the compressed body was", "is compressed and was", StringComparison.Ordinal);
            throw new SitemapFormatException(SitemapFault.BrokenCompression, message, inner: exception);
        }
    }

    private SitemapDocument CreateDocument(WebUrl url, SitemapLimits limits) =>
        new(url, DocumentName ?? url.Href, limits, Report);

    private void Report(SitemapProblem problem)
    {
        ProblemCount++;
        if (_problems.Count < MaxProblemsKept)
            _problems.Add(problem);
    }
}
