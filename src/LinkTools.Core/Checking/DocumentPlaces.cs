using LinkTools.Core.Documents;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>Reads only the places in a document that fragments can name.</summary>
internal static class DocumentPlaces
{
    private const int BufferBytes = 32 << 10;

    /// <summary>True for types with fragments that name elements: HTML, XHTML and SVG.</summary>
    public static bool IsMarkup(string? contentType) => IsMarkup(MediaType.Extract(contentType));

    /// <inheritdoc cref="IsMarkup(string?)"/>
    public static bool IsMarkup(MediaType? type) =>
        ContentSniffer.IsHtml(type) == true || type?.Essence is "image/svg+xml" or MarkdownType;

    /// <summary>The media type of Markdown (RFC 7763).</summary>
    public const string MarkdownType = "text/markdown";

    /// <summary>True for Markdown, whose links name headings in any case.</summary>
    public static bool IsMarkdown(string? contentType) => MediaType.Extract(contentType)?.Essence == MarkdownType;

    /// <summary>Reads up to <paramref name="limit"/> bytes.</summary>
    /// <returns>The places, and true if the document is longer than the limit.</returns>
    public static async Task<(PagePlaces Places, bool IsCut)> ReadAsync(
        Stream content, MediaType? type, WebUrl url, long limit, bool wantsText, CancellationToken stop)
    {
        var places = new PagePlaces { WantsText = wantsText };
        var kind = type?.Essence == MarkdownType ? DocumentKind.Markdown : DocumentKind.Html;
        using var decoder = new HtmlDecoder(type, DocumentReaders.HasMeta(kind));
        var extractor = DocumentReaders.Create(kind, new ExtractionContext
        {
            SourceUrl = "",
            DocumentUrl = url,
            Kinds = default,
            Places = places,
            Stop = stop,
            IsXml = type is { IsXhtml: true },
        });
        var buffer = new byte[BufferBytes];
        var bytes = 0L;
        int read;
        do
        {
            read = await content.ReadAsync(buffer, stop).ConfigureAwait(false);
            bytes += read;
            extractor.Append(decoder.Decode(buffer.AsSpan(0, read), isFinal: read == 0));
        }
        while (read > 0 && bytes < limit);
        if (read > 0)
            extractor.Append(decoder.Decode([], isFinal: true));
        extractor.Complete();
        return (places, read > 0);
    }
}
