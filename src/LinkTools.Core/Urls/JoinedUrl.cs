namespace LinkTools.Core.Urls;

/// <summary>A URL before it is one string: its first characters, those that follow, and where its parts are.</summary>
internal readonly ref struct JoinedUrl(ReadOnlySpan<char> head, ReadOnlySpan<char> tail, UrlComponents parts)
{
    /// <summary>The first characters, which the base URL gives.</summary>
    public ReadOnlySpan<char> Head { get; } = head;

    /// <summary>The other characters: the end of the input, unchanged.</summary>
    public ReadOnlySpan<char> Tail { get; } = tail;

    public UrlComponents Parts { get; } = parts;

    public WebUrl ToUrl() => new(string.Concat(Head, Tail), Parts);
}
