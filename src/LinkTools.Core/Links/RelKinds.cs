using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>The meaning of rel for a link element or a Link header (HTML Standard, section 4.6.7).</summary>
internal static class RelKinds
{
    // The first token in the list decides: "alternate stylesheet" is a style sheet.
    private static readonly (string Token, LinkKind Kind)[] Order =
    [
        ("stylesheet", LinkKind.Stylesheet),
        ("icon", LinkKind.Icon),
        ("apple-touch-icon", LinkKind.Icon),
        ("apple-touch-icon-precomposed", LinkKind.Icon),
        ("apple-touch-startup-image", LinkKind.Icon),
        ("mask-icon", LinkKind.Icon),
        ("fluid-icon", LinkKind.Icon),
        ("canonical", LinkKind.Canonical),
        ("manifest", LinkKind.Manifest),
        ("modulepreload", LinkKind.Script),
        ("preload", LinkKind.Preload),
        ("prefetch", LinkKind.Preload),
        ("prerender", LinkKind.Preload),
        ("dns-prefetch", LinkKind.HostHint),
        ("preconnect", LinkKind.HostHint),
        ("alternate", LinkKind.Alternate),
        ("next", LinkKind.Pagination),
        ("prev", LinkKind.Pagination),
        ("previous", LinkKind.Pagination),
    ];

    /// <summary>The rel tokens in lower case with one space between them.</summary>
    public static string Normalize(ReadOnlySpan<char> rel)
    {
        var length = 0;
        Span<char> buffer = rel.Length <= 256 ? stackalloc char[256] : new char[rel.Length];
        while (HtmlSpace.NextToken(ref rel, out var token))
        {
            if (length > 0)
                buffer[length++] = ' ';
            foreach (var c in token)
                buffer[length++] = char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        }

        return buffer[..length] switch
        {
            "" => "",
            "nofollow" => "nofollow",
            "noopener" => "noopener",
            "next" => "next",
            "prev" => "prev",
            "stylesheet" => "stylesheet",
            var other => new string(other),
        };
    }

    /// <param name="rel">The tokens, as <see cref="Normalize"/> returns them.</param>
    public static LinkKind KindOf(string rel)
    {
        foreach (var (token, kind) in Order)
        {
            if (Has(rel, token))
                return kind;
        }

        return LinkKind.Related;
    }

    /// <summary>True if <paramref name="token"/> is one of the tokens of <paramref name="rel"/>.</summary>
    public static bool Has(string rel, string token)
    {
        ReadOnlySpan<char> rest = rel;
        while (HtmlSpace.NextToken(ref rest, out var found))
        {
            if (found.SequenceEqual(token))
                return true;
        }

        return false;
    }
}
