using System.Buffers;
using System.Diagnostics;
using LinkTools.Core.Http;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Sitemaps;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

/// <summary>
/// Reads one page from wherever it is: fetch, then parse. Never throws for a page that cannot be read.
/// </summary>
internal sealed class PageReader : IDisposable
{
    private const int BufferBytes = 32 << 10;

    private readonly CrawlOptions _options;
    private readonly Func<PageResult, CancellationToken, ValueTask>? _reportPart;
    private readonly LinkKindSet _kinds;
    private readonly PageFetcher _fetcher;

    /// <param name="options">How to read.</param>
    /// <param name="reportPart">Takes what of a page that is still arriving is certain; null where pages come
    /// whole.</param>
    public PageReader(CrawlOptions options, Func<PageResult, CancellationToken, ValueTask>? reportPart)
    {
        (_options, _reportPart) = (options, reportPart);
        // What is followed must be found, even where it is not wanted itself.
        _kinds = options.Recursion is null ? options.Kinds : options.Kinds.Union(RecursionOptions.FollowedKinds);
        _fetcher = new PageFetcher(options.Fetch);
        Robots = new RobotsGate(_fetcher, options.Fetch, options.Robots);
        Sitemaps = new SitemapWalker(_fetcher, new SitemapOptions { IsLenient = true });
    }

    /// <summary>What the sites' robots.txt say.</summary>
    public RobotsGate Robots { get; }

    /// <summary>What the sites announce.</summary>
    public SitemapWalker Sitemaps { get; }

    /// <summary>What pages are fetched with.</summary>
    public PageFetcher Fetcher => _fetcher;

    public void Dispose() => _fetcher.Dispose();

    /// <inheritdoc cref="PageFetcher.Trust"/>
    public void Trust(WebUrl url, string? userPart) => _fetcher.Trust(url, userPart);

    /// <summary>One page, read, failed or skipped.</summary>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<PageResult> ReadAsync(PageRequest page, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (page.Markup is { } markup)
            return ReadMarkup(page, markup);
        if (page.FilePath is { } path)
            return await ReadFileAsync(page, path, stop).ConfigureAwait(false);
        return await ReadUrlAsync(page, stop).ConfigureAwait(false);
    }

    private async Task<PageResult> ReadUrlAsync(PageRequest page, CancellationToken stop)
    {
        if (UrlCheck.Find(page) is { } unusable)
            return new PageResult { Request = page, Outcome = PageOutcome.Failed, Failure = unusable };

        var notes = new PageNotes();
        if (page.Gate is null && _options.Robots == RobotsPolicy.AllPages)
            page.Gate = (url, from, token) => Robots.RefusalAsync(url, from, page.IsNamed, notes, token);
        var started = Stopwatch.GetTimestamp();
        var fetch = await _fetcher.FetchAsync(
            page, (body, ct) => ParseAsync(page, body, ct), stop).ConfigureAwait(false);
        return fetch.With(page, Stopwatch.GetElapsedTime(started)) with
        {
            Notes = [.. notes.Notes, .. fetch.Notes],
            Warnings = [.. notes.Warnings, .. fetch.Warnings],
        };
    }

    private async Task<PageResult> ReadFileAsync(PageRequest page, string path, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1,
                FileOptions.SequentialScan);
            await using var closing = file.ConfigureAwait(false);
            var url = page.Url ?? WebUrl.Parse(new Uri(Path.GetFullPath(path)).AbsoluteUri)!;
            if (FileKinds.NameOf(path) is { } kind)
                return Fail(FailureReason.FileUnreadable, $"is {kind}, and no HTML", "Save the page as HTML, and read that.");
            var content = await BodyDecompression.UndoUnnamedGzipAsync(file, stop).ConfigureAwait(false);
            await using var closingContent = content.ConfigureAwait(false);
            var body = new PageBody
            {
                Content = content,
                Url = url,
                Limit = _options.Fetch.MaximumPageBytes,
                IsHtmlForSure = true,
            };
            var parsed = await ParseAsync(page, body, stop).ConfigureAwait(false);
            if (parsed.Interruption is { } interruption && !stop.IsCancellationRequested)
                return (
                    FetchResult.Fail(page, FailureClassifier.ReasonOf(interruption), "was cut short: "
                    + $"{interruption.Message}") with { Parsed =
                    parsed }).With(page, Stopwatch.GetElapsedTime(started));
            return new FetchResult { Outcome = PageOutcome.Read, Parsed = parsed, FinalUrl = url.Href }
                .With(page, Stopwatch.GetElapsedTime(started));
        }
        catch (PageTooLargeException)
        {
            return Fail(FailureReason.PageTooLarge, $"is larger than {_options.Fetch.MaximumPageBytes} bytes");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(
                FailureReason.FileUnreadable,
                Directory.Exists(path) ? "is a folder, not a file" : $"cannot be read: {exception.Message}");
        }
        catch (Exception exception) when (exception is ContentDecodingException or InvalidDataException)
        {
            return Fail(
                FailureReason.ContentDecoding, $"cannot be decompressed: {exception.Message}",
                "The file is damaged or was cut short: make it again.");
        }

        PageResult Fail(FailureReason reason, string detail, string? advice = null) =>
            FetchResult.Fail(page, reason, detail, advice).With(page, Stopwatch.GetElapsedTime(started));
    }

    private PageResult ReadMarkup(PageRequest page, string markup)
    {
        var started = Stopwatch.GetTimestamp();
        var extractor = new HtmlLinkExtractor(ContextOf(page, page.Url!, false, []));
        extractor.Append(markup);
        var links = Finish(extractor);
        return new PageResult
        {
            Request = page,
            Outcome = PageOutcome.Read,
            Links = links,
            LinkCount = links.Count,
            FinalUrl = page.Url!.Href,
            Elapsed = Stopwatch.GetElapsedTime(started),
        };
    }

    private async Task<ParsedPage> ParseAsync(PageRequest page, PageBody body, CancellationToken stop)
    {
        using var decoder = new HtmlDecoder(body.Type);
        var places = _options.GathersPlaces ? new PagePlaces() : null;
        var extractor = new HtmlLinkExtractor(
            ContextOf(
                page, body.Url, RobotsTag.SaysNoFollow(body.RobotsTags, _options.Fetch.UserAgent), body.LinkHeaders,
                places));
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var bytes = 0L;
        var given = 0;
        try
        {
            var start = 0;
            if (!body.IsHtmlForSure && ContentSniffer.IsHtml(body.Type) is null)
            {
                start = await body.Content.ReadAtLeastAsync(
                    buffer.AsMemory(0, ContentSniffer.SniffLength), ContentSniffer.SniffLength,
                    throwOnEndOfStream: false, stop).ConfigureAwait(false);
                if (start > 0 && !ContentSniffer.SniffsAsHtml(buffer.AsSpan(0, start)))
                    return new ParsedPage([], start, "") { IsHtml = false };
            }

            int read;
            do
            {
                read = start > 0 ? start : await body.Content.ReadAsync(buffer, stop).ConfigureAwait(false);
                start = 0;
                bytes += read;
                if (bytes > body.Limit)
                    throw new PageTooLargeException();
                extractor.Append(decoder.Decode(buffer.AsSpan(0, read), isFinal: read == 0));
                if (_reportPart is not null)
                    given += await ReportReadyAsync(page, extractor, decoder, stop).ConfigureAwait(false);
            }
            while (read > 0);
            return Complete(null);
        }
        catch (Exception exception) when (
            _options.Fetch.AllowsPartial
            && (FailureClassifier.IsPageFault(exception) || exception is OperationCanceledException))
        {
            extractor.Append(decoder.Decode([], isFinal: true));
            return Complete(exception);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        ParsedPage Complete(Exception? interruption)
        {
            extractor.QueryEncoding = decoder.Encoding;
            var links = Finish(extractor);
            return new ParsedPage(links, bytes, decoder.EncodingName)
            {
                Interruption = interruption,
                IsNoFollow = extractor.IsPageNoFollow,
                Places = places,
                LinkCount = given + links.Count,
            };
        }
    }

    // Here is where pages are worked on side by side. What a crawl follows is decided before there are objects.
    private PageLinks Finish(HtmlLinkExtractor extractor)
    {
        var links = extractor.Complete();
        return _options.Recursion is null ? links.MakeIfFew() : links;
    }

    /// <summary>Gives out the links that are certain, while the page is still arriving, and their number.</summary>
    private async ValueTask<int> ReportReadyAsync(
        PageRequest page, HtmlLinkExtractor extractor, HtmlDecoder decoder, CancellationToken stop)
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
        PageRequest page, WebUrl documentUrl, bool isNoFollow, IReadOnlyList<string> linkHeaders,
        PagePlaces? places = null) => new()
    {
        SourceUrl = page.Source,
        DocumentUrl = documentUrl,
        Depth = page.Depth,
        Kinds = _kinds,
        IsNoFollow = isNoFollow,
        LinkHeaders = linkHeaders,
        Places = places,
    };
}
