using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>
/// What became of one URL, its fragment apart. Kept for as long as links to it may come, so it is small: about a
/// hundred bytes for a URL that answers without redirects.
/// </summary>
internal sealed record UrlAnswer
{
    private readonly long _ticks;
    private readonly int _milliseconds;
    private readonly ushort _attempts;

    /// <summary>The HTTP status of the last answer; 0 where there was none.</summary>
    public int StatusCode { get; init; }

    /// <summary>Why there is no answer that counts; null where there is one.</summary>
    public PageFailure? Failure { get; init; }

    /// <summary>Why it was left alone, as a clause; null where it was asked.</summary>
    public string? SkipReason { get; init; }

    /// <summary>True when the server asked for a proof that a person is looking.</summary>
    public bool IsChallenge { get; init; }

    /// <summary>The URL that answered; null for the one that was written.</summary>
    public string? FinalUrl { get; init; }

    /// <summary>The redirects in order.</summary>
    public IReadOnlyList<RedirectHop> Hops { get; init; } = [];

    /// <summary>The Content-Type as received; null where there was none.</summary>
    public string? ContentType { get; set; }

    /// <summary>The places that fragments can name; null where the body was not read for them.</summary>
    public FragmentIds? Ids { get; init; }

    /// <summary>The text of the page; null where nobody wants to find something in it.</summary>
    public DocumentText? Text { get; init; }

    /// <summary>True when the body was asked for to find ids in it, whatever came of that.</summary>
    public bool WasReadForIds { get; init; }

    /// <summary>True when the body is of a type whose fragments name elements.</summary>
    public bool IsMarkup { get; init; }

    /// <summary>True for a folder on the disk for which no file answers: its failure is none in Markdown.</summary>
    public bool IsFolder { get; init; }

    /// <summary>True when the page has scripts, which may answer to fragments that name no element.</summary>
    public bool HasScripts { get; init; }

    /// <summary>True when the body was longer than may be read, so that an id may stand behind its end.</summary>
    public bool IsCut { get; init; }

    /// <summary>How it was asked.</summary>
    public AskedBy Method { get; init; }

    /// <summary>Requests that it took, those for redirects not counted.</summary>
    public int Attempts
    {
        get => _attempts;
        init => _attempts = (ushort)Math.Min(value, ushort.MaxValue);
    }

    /// <summary>From the first request to the verdict, in whole milliseconds.</summary>
    public TimeSpan Elapsed
    {
        get => TimeSpan.FromMilliseconds(_milliseconds);
        init => _milliseconds = (int)Math.Min(value.TotalMilliseconds, int.MaxValue);
    }

    /// <summary>When the verdict was reached.</summary>
    public DateTimeOffset Time
    {
        get => new(_ticks, TimeSpan.Zero);
        init => _ticks = value.UtcTicks;
    }

    /// <summary>True when an https twin of this http URL answers; null where nobody asked.</summary>
    public bool? HasSecureTwin { get; init; }

    /// <summary>The same, with what was found in the body.</summary>
    public UrlAnswer With(PagePlaces places, bool isCut) =>
        this with
        {
            Ids = new FragmentIds(places.Hashes),
            Text = places.Text is { } text ? new DocumentText(text) : null,
            HasScripts = places.HasScripts,
            IsCut = isCut,
            IsMarkup = true,
        };

    /// <summary>The answer to who asked for a URL that is redirected to the one that gave this answer.</summary>
    public UrlAnswer After(UrlAnswer way) =>
        this with
        {
            Hops = [.. way.Hops, .. Hops],
            FinalUrl = FinalUrl ?? way.FinalUrl,
            Elapsed = way.Elapsed + Elapsed,
            Attempts = way.Attempts,
        };
}
