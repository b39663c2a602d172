using System.Diagnostics;
using LinkTools.Core.Documents;
using LinkTools.Core.Http;
using LinkTools.Core.Links;
using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Pages;
using LinkTools.Core.Streams;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Crawling;

internal sealed partial class PageReader
{
    private async Task<PageResult> ReadFileAsync(PageRequest page, string path, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            var limit = page.Timeout ?? _options.Fetch.Timeout;
            var file = await WaitableFile.OpenAsync(path, limit, _options.Fetch.TimeProvider, stop)
                .ConfigureAwait(false);
            await using var closing = file.ConfigureAwait(false);
            var url = page.Url ?? WebUrl.Parse(new Uri(Path.GetFullPath(path)).AbsoluteUri)!;
            if (_options.Fetch.ReadAs is null && FileKinds.NameOf(path) is { } name)
                return Fail(
                    FailureReason.FileUnreadable, $"is {name}, not HTML", "Save the page as HTML, and read that file.");
            var content = await BodyDecompression.UndoUnnamedGzipAsync(file, stop).ConfigureAwait(false);
            await using var closingContent = content.ConfigureAwait(false);
            var kind = _options.Fetch.ReadAs ?? DocumentKinds.OfFile(path) ?? DocumentKind.Html;
            using var deadline = DeadlineOf(page, kind, stop);
            var body = new PageBody
            {
                Content = content,
                Url = url,
                Limit = _options.Fetch.MaximumPageBytes,
                Kind = kind,
                Deadline = deadline,
            };
            var result = await ParseAsync(page, body, deadline?.Token ?? stop).ConfigureAwait(false);
            result = result with { FinalUrl = url.Href, Elapsed = Stopwatch.GetElapsedTime(started) };
            if (result.Interruption is not { } interruption || stop.IsCancellationRequested)
                return result;
            var failed = PageResult.Fail(
                page, FailureClassifier.ReasonOf(interruption), $"was cut off: {interruption.Message}");
            return result with
            {
                Outcome = failed.Outcome,
                Failure = failed.Failure,
                FinalUrl = null,
                Interruption = null,
            };
        }
        catch (PageTooLargeException)
        {
            return Fail(
                FailureReason.PageTooLarge, $"is larger than {Plural.Of(_options.Fetch.MaximumPageBytes, "byte")}");
        }
        catch (Exception exception) when (
            exception is TimeoutException
            || (exception is OperationCanceledException && !stop.IsCancellationRequested))
        {
            var limit = page.Timeout ?? _options.Fetch.Timeout;
            return Fail(
                FailureReason.Timeout, FormattableString.Invariant($"was not read within {limit.TotalSeconds} s"));
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
                "The file is damaged or incomplete: create it again.");
        }

        PageResult Fail(FailureReason reason, string detail, string? advice = null) =>
            PageResult.Fail(page, reason, detail, advice) with { Elapsed = Stopwatch.GetElapsedTime(started) };
    }

    private async Task<PageResult> ReadMarkupAsync(PageRequest page, string markup, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var kind = _options.Fetch.ReadAs ?? DocumentKind.Html;
        using var deadline = DeadlineOf(page, kind, stop);
        var context = ContextOf(
            page, page.Url!, false, [], DocumentReaders.IsXml(kind), deadline?.Token ?? stop);
        var extractor = DocumentReaders.Create(kind, context);
        extractor.Append(markup);
        try
        {
            if (extractor.BytesToComplete is > 0 and var more)
                await Budget.HoldAsync(page, extractor.HeldBytes + more, deadline, stop).ConfigureAwait(false);
            var links = extractor.Complete();
            return new PageResult
            {
                Request = page,
                Outcome = PageOutcome.Read,
                Links = links,
                LinkCount = links.Count,
                FinalUrl = page.Url!.Href,
                Title = extractor.Title,
                Notes = extractor.Notes,
                Warnings = WarningsOf(page, extractor, links.Count == 0 && NoPage.IsBinary(markup)),
                Document = kind,
                Elapsed = Stopwatch.GetElapsedTime(started),
            };
        }
        catch (PageTooComplexException exception)
        {
            return FailTooComplex(page, extractor, exception) with { Elapsed = Stopwatch.GetElapsedTime(started) };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            var seconds = (page.Timeout ?? _options.Fetch.Timeout).TotalSeconds;
            return PageResult.Fail(
                page, FailureReason.Timeout, FormattableString.Invariant($"was not read within {seconds} s"));
        }
    }

    // The time for HTML is proportional to its length. Selectors, and what the author of a file nests, may take longer.
    private PageDeadline? DeadlineOf(PageRequest page, DocumentKind kind, CancellationToken stop) =>
        _options.Selection is null && kind is DocumentKind.Html or DocumentKind.Xhtml
            ? null
            : new PageDeadline(page.Timeout ?? _options.Fetch.Timeout, _options.Fetch.TimeProvider, stop);

    // If links outside the selection are followed, the page still leads to them.
    private PageResult FailTooComplex(PageRequest page, ILinkExtractor extractor, PageTooComplexException exception)
    {
        var advice = _options.Selection is null ? "Split the document, or nest its elements less deeply." : null;
        return PageResult.Fail(page, FailureReason.PageTooComplex, exception.Message, advice) with
        {
            Links = _options.Recursion is { FollowsSelected: false } ? extractor.TakeAll() : [],
            IsPageNoFollow = extractor.IsPageNoFollow,
        };
    }
}
