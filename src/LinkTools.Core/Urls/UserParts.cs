namespace LinkTools.Core.Urls;

/// <summary>Keeps the user names and passwords of URLs out of messages and files.</summary>
public static class UserParts
{
    private const string Mark = "***";

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "mailto", "sip", "sips", "xmpp", "im", "pres", "acct",
    };

    /// <summary>
    /// A text that is or should be a URL, as it may be shown: if it is a URL, without its user name and password;
    /// otherwise with a mark in place of everything that may be one.
    /// </summary>
    public static string Mask(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('@', StringComparison.Ordinal))
            return text;
        return WebUrl.Parse(text) is not { } url ? MaskText(text)
            : url.UserPart is not null ? url.WithoutUserPart().Href
            : url.HasHost || Addresses.Contains(url.Scheme) ? text : MaskText(text);
    }

    // In a text that is not a URL, the end of the password is not known: a password may contain a slash.
    private static string MaskText(string text)
    {
        var start = text.IndexOf("//", StringComparison.Ordinal) is >= 0 and var slashes ? slashes + 2 : 0;
        var end = text.LastIndexOf('@');
        var authority = text.AsSpan(start);
        if (authority.IndexOfAny("/?#") is >= 0 and var length)
            authority = authority[..length];
        return end < start || !authority.ContainsAny(':', '@')
            ? text
            : string.Concat(text.AsSpan(0, start), Mark, text.AsSpan(end));
    }
}
