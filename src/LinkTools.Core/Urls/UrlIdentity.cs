namespace LinkTools.Core.Urls;

/// <summary>Origins, and which URLs count as one page.</summary>
internal static class UrlIdentity
{
    /// <summary>The serialised origin of a URL (URL Standard, 4.7).</summary>
    public static string Origin(WebUrl url)
    {
        if (url.SchemeSpan is "blob")
            return WebUrl.Parse(url.PathSpan) is { IsHttp: true } inner ? inner.Origin : "null";
        if (SpecialScheme.DefaultPort(url.SchemeSpan) < 0)
            return "null";

        ref readonly var parts = ref url.Parts;
        return string.Concat(
            url.Href.AsSpan(0, parts.SchemeEnd + 3), url.Href.AsSpan(
                parts.HostStart, parts.PathStart - parts.HostStart));
    }

    /// <summary>True for what <see cref="Normalize"/> would give back as it is.</summary>
    public static bool IsNormal(ReadOnlySpan<char> href) => NextLower(href, 0) < 0;

    /// <summary>The text with all percent-encoded bytes in upper case; the same string where they are.</summary>
    public static string Normalize(string href)
    {
        var first = NextLower(href, 0);
        if (first < 0)
            return href;
        return string.Create(href.Length, (href, first), static (target, state) =>
        {
            state.href.CopyTo(target);
            for (var at = state.first; at >= 0; at = NextLower(target, at + 3))
            {
                target[at + 1] = char.ToUpperInvariant(target[at + 1]);
                target[at + 2] = char.ToUpperInvariant(target[at + 2]);
            }
        });
    }

    // The next percent-encoded byte that has a lower-case digit.
    private static int NextLower(ReadOnlySpan<char> text, int from)
    {
        while (true)
        {
            var next = text[from..].IndexOf('%');
            if (next < 0 || from + next + 2 >= text.Length)
                return -1;
            from += next;
            var digits = text.Slice(from + 1, 2);
            var isByte = char.IsAsciiHexDigit(digits[0]) && char.IsAsciiHexDigit(digits[1]);
            if (isByte && (char.IsAsciiLetterLower(digits[0]) || char.IsAsciiLetterLower(digits[1])))
                return from;
            from++;
        }
    }
}
