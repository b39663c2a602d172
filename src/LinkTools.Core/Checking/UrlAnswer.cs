using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>
/// The answer of one URL, without its fragment. It is kept as long as links to the URL may come, so it is small: 64
/// bytes for a URL that answers without redirects, and eight for each id.
/// </summary>
internal sealed record UrlAnswer
{
    private readonly long _ticks;
    private readonly int _milliseconds;
    private readonly ushort _attempts, _status;
    private readonly sbyte _twin;
    private readonly ulong[]? _ids;
    private readonly RareAnswer? _rare;

    /// <summary>The HTTP status of the last response; 0 if there was none.</summary>
    public int StatusCode
    {
        get => _status;
        init => _status = (ushort)value;
    }

    /// <summary>Why there is no response that counts; null if there is one.</summary>
    public PageFailure? Failure
    {
        get => _rare?.Failure;
        init => _rare = value is null && _rare is null ? null : (_rare ?? RareAnswer.None) with { Failure = value };
    }

    /// <summary>Why it was skipped, as a clause; null if it was requested.</summary>
    public string? SkipReason
    {
        get => _rare?.SkipReason;
        init => _rare = value is null && _rare is null ? null : (_rare ?? RareAnswer.None) with { SkipReason = value };
    }

    /// <summary>True if the server asks for proof that a person is looking.</summary>
    public bool IsChallenge { get; init; }

    /// <summary>The URL that answered; null for the URL in the link.</summary>
    public string? FinalUrl
    {
        get => _rare?.FinalUrl;
        init => _rare = value is null && _rare is null ? null : (_rare ?? RareAnswer.None) with { FinalUrl = value };
    }

    /// <summary>The redirects in order.</summary>
    public IReadOnlyList<RedirectHop> Hops
    {
        get => _rare?.Hops ?? [];
        init => _rare = value.Count == 0 && _rare is null ? null : (_rare ?? RareAnswer.None) with { Hops = value };
    }

    /// <summary>The Content-Type as received; null if there was none.</summary>
    public string? ContentType { get; set; }

    /// <summary>The places that fragments can name; null if the body was not read for them.</summary>
    public FragmentIds? Ids
    {
        get => _ids is null ? null : new FragmentIds(_ids);
        init => _ids = value?.Hashes;
    }

    /// <summary>The text of the page; null if it is not needed.</summary>
    public DocumentText? Text
    {
        get => _rare?.Text;
        init => _rare = value is null && _rare is null ? null : (_rare ?? RareAnswer.None) with { Text = value };
    }

    /// <summary>True if the body was requested to find ids, whatever the result was.</summary>
    public bool WasReadForIds { get; init; }

    /// <summary>True if the body has a type with fragments that name elements.</summary>
    public bool IsMarkup { get; init; }

    /// <summary>True for a folder on the disk without an index file, which is not a failure in Markdown.</summary>
    public bool IsFolder { get; init; }

    /// <summary>True if the page has scripts, which may handle fragments that name no element.</summary>
    public bool HasScripts { get; init; }

    /// <summary>True if the body was longer than the limit, so that an id may be after it.</summary>
    public bool IsCut { get; init; }

    /// <summary>The method of the request.</summary>
    public AskedBy Method { get; init; }

    /// <summary>How many requests were needed, not counting those for redirects.</summary>
    public int Attempts
    {
        get => _attempts;
        init => _attempts = (ushort)Math.Min(value, ushort.MaxValue);
    }

    /// <summary>From the first request to the result, in whole milliseconds.</summary>
    public TimeSpan Elapsed
    {
        get => TimeSpan.FromMilliseconds(_milliseconds);
        init => _milliseconds = (int)Math.Min(value.TotalMilliseconds, int.MaxValue);
    }

    /// <summary>When the result was known.</summary>
    public DateTimeOffset Time
    {
        get => new(_ticks, TimeSpan.Zero);
        init => _ticks = value.UtcTicks;
    }

    /// <summary>True if the https URL of this http URL works; null if it was not requested.</summary>
    public bool? HasSecureTwin
    {
        get => _twin == 0 ? null : _twin > 0;
        init => _twin = (sbyte)(value is not { } has ? 0 : has ? 1 : -1);
    }

    /// <summary>The same answer, with what was found in the body.</summary>
    public UrlAnswer With(PagePlaces places, bool isCut) =>
        this with
        {
            Ids = FragmentIds.Of(places.Hashes),
            Text = places.Text is { } text ? new DocumentText(text) : null,
            HasScripts = places.HasScripts,
            IsCut = isCut,
            IsMarkup = true,
        };

    /// <summary>The answer for a URL that redirects to the one that gave this answer.</summary>
    public UrlAnswer After(UrlAnswer way) =>
        this with
        {
            Hops = [.. way.Hops, .. Hops],
            FinalUrl = FinalUrl ?? way.FinalUrl,
            Elapsed = way.Elapsed + Elapsed,
            Attempts = way.Attempts,
        };
}
