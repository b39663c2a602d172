using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Pages;

/// <summary>The decompressed bytes of a page, as they arrive, with the headers that say how to read them.</summary>
internal sealed class PageBody
{
    /// <summary>The bytes. The creator of the body closes the stream.</summary>
    public required Stream Content { get; init; }

    /// <summary>The URL of the bytes, after redirects.</summary>
    public required WebUrl Url { get; init; }

    /// <summary>The class of the address that they come from.</summary>
    public AddressClass AddressClass { get; init; }

    /// <summary>How many bytes may be read at most.</summary>
    public required long Limit { get; init; }

    /// <summary>The Content-Type header; null if it cannot be parsed or is missing.</summary>
    public MediaType? Type { get; init; }

    /// <summary>
    /// What the document is, if the name of a file or the user says it; null if its media type decides.
    /// </summary>
    public DocumentKind? Kind { get; init; }

    /// <summary>The values of the X-Robots-Tag headers, as received.</summary>
    public IReadOnlyList<string> RobotsTags { get; init; } = [];

    /// <summary>The value of the Refresh header, or null.</summary>
    public string? Refresh { get; init; }

    /// <summary>The values of the Link headers.</summary>
    public IReadOnlyList<string> LinkHeaders { get; init; } = [];

    /// <summary>
    /// The timeout of the page. It is paused while reading waits for something else. Null for no limit.
    /// </summary>
    public PageDeadline? Deadline { get; set; }
}
