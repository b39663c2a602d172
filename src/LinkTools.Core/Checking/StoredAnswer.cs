using System.Text.Json;
using System.Text.Json.Serialization;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>An answer as processes give it to each other, in JSON.</summary>
internal sealed record StoredAnswer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    public int Status { get; init; }

    public FailureReason? Reason { get; init; }

    public string? Message { get; init; }

    public string? Skip { get; init; }

    public bool Challenge { get; init; }

    public string? Final { get; init; }

    public IReadOnlyList<RedirectHop>? Hops { get; init; }

    public string? Type { get; init; }

    public byte[]? Ids { get; init; }

    public byte[]? Text { get; init; }

    public bool WasRead { get; init; }

    public bool Markup { get; init; }

    public bool Scripts { get; init; }

    public bool Cut { get; init; }

    public AskedBy Method { get; init; }

    public int Attempts { get; init; }

    public double Seconds { get; init; }

    public long Ticks { get; init; }

    public bool? Twin { get; init; }

    public static byte[] Write(UrlAnswer answer) => JsonSerializer.SerializeToUtf8Bytes(
        new StoredAnswer
        {
            Status = answer.StatusCode,
            Reason = answer.Failure?.Reason,
            Message = answer.Failure?.Message,
            Skip = answer.SkipReason,
            Challenge = answer.IsChallenge,
            Final = answer.FinalUrl,
            Hops = answer.Hops.Count > 0 ? answer.Hops : null,
            Type = answer.ContentType,
            Ids = answer.Ids?.ToBytes(),
            Text = answer.Text?.ToBytes(),
            WasRead = answer.WasReadForIds,
            Markup = answer.IsMarkup,
            Scripts = answer.HasScripts,
            Cut = answer.IsCut,
            Method = answer.Method,
            Attempts = answer.Attempts,
            Seconds = answer.Elapsed.TotalSeconds,
            Ticks = answer.Time.UtcTicks,
            Twin = answer.HasSecureTwin,
        },
        Options);

    /// <summary>The answer; null for what no process has written.</summary>
    public static UrlAnswer? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredAnswer>(json, Options)?.Restore();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private UrlAnswer Restore() => new()
    {
        StatusCode = Status,
        Failure = Reason is { } reason ? new PageFailure(reason, SafeText.CleanLine(Message ?? "")) : null,
        SkipReason = Skip is null ? null : SafeText.CleanLine(Skip),
        IsChallenge = Challenge,
        FinalUrl = Final,
        Hops = Hops ?? [],
        ContentType = Type,
        Ids = Ids is null ? null : FragmentIds.FromBytes(Ids),
        Text = Text is null ? null : DocumentText.FromBytes(Text),
        WasReadForIds = WasRead,
        IsMarkup = Markup,
        HasScripts = Scripts,
        IsCut = Cut,
        Method = Method,
        Attempts = Attempts,
        Elapsed = TimeSpan.FromSeconds(Seconds),
        Time = new DateTimeOffset(Ticks, TimeSpan.Zero),
        HasSecureTwin = Twin,
    };
}
