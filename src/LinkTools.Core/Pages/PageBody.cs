using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Pages;

/// <summary>A page's bytes, decompressed, as they arrive, with the headers that say how to read them.</summary>
internal sealed class PageBody
{
    /// <summary>The bytes. Owned by who made the body.</summary>
    public required Stream Content { get; init; }

    /// <summary>Where the bytes come from, after redirects.</summary>
    public required WebUrl Url { get; init; }

    /// <summary>The class of the address that they come from.</summary>
    public AddressClass AddressClass { get; init; }

    /// <summary>The most bytes that may be read.</summary>
    public required long Limit { get; init; }

    /// <summary>What the Content-Type header says; null where it says nothing that can be read.</summary>
    public MediaType? Type { get; init; }

    /// <summary>What the document is, where a file's name or the user says so; null where its type does.</summary>
    public DocumentKind? Kind { get; init; }

    /// <summary>The values of the X-Robots-Tag headers, as received.</summary>
    public IReadOnlyList<string> RobotsTags { get; init; } = [];

    /// <summary>The value of the Refresh header, or null.</summary>
    public string? Refresh { get; init; }

    /// <summary>The values of the Link headers.</summary>
    public IReadOnlyList<string> LinkHeaders { get; init; } = [];

    /// <summary>The page's time, which stands still while reading waits for something else; null for no end.</summary>
    public PageDeadline? Deadline { get; set; }
}
