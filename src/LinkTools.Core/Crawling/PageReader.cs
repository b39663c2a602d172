using System.Buffers;
using System.Diagnostics;
using System.Text;
using LinkTools.Core.Documents;
using LinkTools.Core.Http;
using LinkTools.Core.Links;
using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Sitemaps;
using LinkTools.Core.Streams;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// Reads one page, from wherever it is: fetch, then parse. It does not throw for a page that cannot be read.
/// </summary>
internal sealed partial class PageReader : IDisposable
{
    private const int BufferBytes = 32 << 10;

    private readonly CrawlOptions _options;
    private readonly Func<PageResult, CancellationToken, ValueTask>? _reportPart;
    private readonly LinkKindSet _kinds;
    private readonly PageFetcher _fetcher;

    /// <param name="options">The options of the run.</param>
    /// <param name="reportPart">Receives links of a page that is still arriving; null if only whole pages are
    /// wanted.</param>
    public PageReader(CrawlOptions options, Func<PageResult, CancellationToken, ValueTask>? reportPart)
    {
        (_options, _reportPart) = (options, reportPart);
        // Links that are followed must be found even if they are not returned.
        _kinds = options.Recursion is null ? options.Kinds : options.Kinds.Union(RecursionOptions.FollowedKinds);
        _fetcher = new PageFetcher(options.Fetch);
        Budget = new PageBudget(PageBudget.RunLimit, options.IsOrdered);
        Robots = new RobotsGate(_fetcher, options.Fetch, options.Robots);
        Sitemaps = new SitemapWalker(_fetcher, new SitemapOptions { IsLenient = true });
    }

    /// <summary>The robots.txt files of the sites.</summary>
    public RobotsGate Robots { get; }

    /// <summary>The sitemaps of the sites.</summary>
    public SitemapWalker Sitemaps { get; }

    /// <summary>Fetches the pages.</summary>
    public PageFetcher Fetcher => _fetcher;

    /// <summary>The memory that the pages of the run share.</summary>
    public PageBudget Budget { get; }

    public void Dispose() => _fetcher.Dispose();

    /// <inheritdoc cref="PageFetcher.Trust"/>
    public void Trust(WebUrl url, string? userPart) => _fetcher.Trust(url, userPart);

    /// <summary>The pauses between requests to one host.</summary>
    public HostPacer Pacer => _fetcher.Pacer;

    /// <summary>One page, read, failed or skipped.</summary>
    /// <param name="page">The page.</param>
    /// <param name="gate">Called before each request of the page; null if only robots.txt decides.</param>
    /// <param name="slot">The place of the page among those in flight; null if it has none.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<PageResult> ReadAsync(
        PageRequest page, PageGate? gate, IPageSlot? slot, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (page.Markup is { } markup)
            return await ReadMarkupAsync(page, markup, stop).ConfigureAwait(false);
        if (page.FilePath is { } path)
            return await ReadFileAsync(page, path, stop).ConfigureAwait(false);
        return await ReadUrlAsync(page, gate, slot, stop).ConfigureAwait(false);
    }

    private async Task<PageResult> ReadUrlAsync(
        PageRequest page, PageGate? gate, IPageSlot? slot, CancellationToken stop)
    {
        if (UrlCheck.Find(page) is { } unusable)
            return new PageResult { Request = page, Outcome = PageOutcome.Failed, Failure = unusable };

        var notes = new PageNotes();
        if (gate is null && _options.Robots == RobotsPolicy.AllPages)
            gate = (url, from, token) => Robots.RefusalAsync(url, from, page.IsNamed, notes, token);
        var started = Stopwatch.GetTimestamp();
        var result = await _fetcher.FetchAsync(
            page, (body, token) => ParseAsync(page, body, token), gate, slot, stop).ConfigureAwait(false);
        if (result.UnreadRefresh is { } header && WebUrl.Parse(result.FinalUrl ?? page.Source) is { } url)
            result = result with { Refresh = RefreshHeader.Read(header, url) };
        return result with
        {
            Elapsed = Stopwatch.GetElapsedTime(started),
            Notes = [.. notes.Notes, .. result.Notes],
            Warnings = [.. notes.Warnings, .. result.Warnings],
        };
    }

    private async Task<PageResult> ParseAsync(PageRequest page, PageBody body, CancellationToken stop)
    {
        var kind = body.Kind ?? DocumentKinds.Choose(page, body.Type, _options.Fetch.ReadAs);
        using var decoder = new HtmlDecoder(body.Type, HasMeta(kind, body.Type));
        var hasPlaces = _options.GathersPlaces && DocumentReaders.HasIds(kind ?? DocumentKind.Html);
        var places = hasPlaces ? new PagePlaces { WantsText = _options.GathersText } : null;
        var context = ContextOf(
            page, body.Url, RobotsTag.SaysNoFollow(body.RobotsTags, _options.Fetch.UserAgent), body.LinkHeaders,
            kind is { } known ? DocumentReaders.IsXml(known) : body.Type is { IsXml: true }, stop, places);
        var extractor = DocumentReaders.Create(kind ?? DocumentKind.Html, context);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var bytes = 0L;
        var given = 0;
        var (isBinary, isFirst) = (false, true);
        try
        {
            var start = 0;
            if (kind is null)
            {
                start = await body.Content.ReadAtLeastAsync(
                    buffer.AsMemory(0, ContentSniffer.SniffLength), ContentSniffer.SniffLength,
                    throwOnEndOfStream: false, stop).ConfigureAwait(false);
                var isPage = body.Type is { IsXml: true }
                    ? ContentSniffer.SniffsAsXhtml(buffer.AsSpan(0, start))
                    : start == 0 || ContentSniffer.SniffsAsHtml(buffer.AsSpan(0, start));
                if (!isPage)
                    return PageResult.Skip(page, body.Type is null
                        ? "it names no type and does not look like HTML"
                        : $"its type is {body.Type.Essence}") with
                    {
                        Warnings = NoPage.Warn(page, body.Type?.Essence, buffer.AsSpan(0, start)),
                        Refresh = RefreshHeader.Read(body.Refresh, body.Url),
                    };
            }

            int read;
            do
            {
                read = start > 0 ? start : await body.Content.ReadAsync(buffer, stop).ConfigureAwait(false);
                start = 0;
                bytes += read;
                if (bytes > body.Limit)
                    throw new PageTooLargeException();
                var text = decoder.Decode(buffer.AsSpan(0, read), isFinal: read == 0);
                isBinary |= isFirst && NoPage.IsBinary(text);
                isFirst &= text.IsEmpty;
                extractor.Append(text);
                if (_reportPart is not null)
                    given += await ReportReadyAsync(page, extractor, decoder, stop).ConfigureAwait(false);
                if (read > 0)
                    await Budget.HoldAsync(page, extractor.HeldBytes, body.Deadline, stop).ConfigureAwait(false);
            }
            while (read > 0);
            if (extractor.BytesToComplete is > 0 and var more)
            {
                await Budget.HoldAsync(page, extractor.HeldBytes + more, body.Deadline, stop).ConfigureAwait(false);
                stop.ThrowIfCancellationRequested();
            }

            return Complete(null);
        }
        catch (PageTooComplexException exception)
        {
            return FailTooComplex(page, extractor, exception) with { Bytes = bytes, Places = places };
        }
        catch (Exception exception) when (
            _options.Fetch.AllowsPartial
            && (FailureClassifier.IsPageFault(exception) || exception is OperationCanceledException))
        {
            extractor.Append(decoder.Decode([], isFinal: true));
            return CompletePart(exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        // If the page timed out, it is not known which links a selector takes.
        PageResult CompletePart(Exception interruption)
        {
            try
            {
                return Complete(interruption);
            }
            catch (PageTooComplexException exception)
            {
                return FailTooComplex(page, extractor, exception) with { Bytes = bytes, Places = places };
            }
        }

        PageResult Complete(Exception? interruption)
        {
            extractor.QueryEncoding = decoder.Encoding;
            var links = extractor.Complete();
            return PageResult.Read(page) with
            {
                Links = links,
                Title = extractor.Title,
                Notes = extractor.Notes,
                Warnings = WarningsOf(page, extractor, isBinary && given + links.Count == 0),
                Places = places,
                Document = kind ?? DocumentKind.Html,
                LinkCount = given + links.Count,
                Bytes = bytes,
                Charset = decoder.EncodingName,
                IsPageNoFollow = extractor.IsPageNoFollow,
                Refresh = RefreshHeader.Read(body.Refresh, body.Url, extractor.Refresh),
                Interruption = interruption,
            };
        }
    }

    // XML says its encoding in its declaration, and nowhere else.
    private static bool HasMeta(DocumentKind? kind, MediaType? type) =>
        kind is { } known ? DocumentReaders.HasMeta(known) : type is not { IsXml: true };

    private static IReadOnlyList<string> WarningsOf(PageRequest page, ILinkExtractor extractor, bool isBinary) =>
        isBinary && page.WarnsOfOtherTypes ? [.. extractor.Warnings, NoPage.WarnOfBinary(page)] : extractor.Warnings;

    /// <summary>Returns the links that are certain while the page is still arriving, and their number.</summary>
    private async ValueTask<int> ReportReadyAsync(
        PageRequest page, ILinkExtractor extractor, HtmlDecoder decoder, CancellationToken stop)
    {
        extractor.QueryEncoding = decoder.Encoding;
        var ready = extractor.TakeReady();
        if (ready.Count > 0)
            await _reportPart!(
                new PageResult { Request = page, Outcome = PageOutcome.Arriving, Links = ready },
                stop).ConfigureAwait(false);
        return ready.Count;
    }

    private ExtractionContext ContextOf(
        PageRequest page, WebUrl documentUrl, bool isNoFollow, IReadOnlyList<string> linkHeaders, bool isXml,
        CancellationToken stop, PagePlaces? places = null) => new()
    {
        SourceUrl = page.Source,
        DocumentUrl = documentUrl,
        Depth = page.Depth,
        Kinds = _kinds,
        Selection = _options.Selection,
        KeepsUnselected = _options.Recursion is { FollowsSelected: false },
        Stop = stop,
        IsNoFollow = isNoFollow,
        LinkHeaders = linkHeaders,
        IsXml = isXml,
        Places = places,
    };
}
