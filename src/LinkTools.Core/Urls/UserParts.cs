namespace LinkTools.Core.Urls;

/// <summary>Keeps user names and passwords of URLs out of what people and files get to see.</summary>
public static class UserParts
{
    private const string Mark = "***";

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase)
    {
        "mailto", "sip", "sips", "xmpp", "im", "pres", "acct",
    };

    /// <summary>
    /// A text that is or should be a URL, as it may be shown: where it is one, without its user part; else with a mark
    /// in place of all that may be a user name or password.
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

    // Nobody can say where the user part of something that is no URL would have ended: a password may hold a slash.
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
