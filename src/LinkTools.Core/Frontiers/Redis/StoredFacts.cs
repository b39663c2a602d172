using LinkTools.Core.Pages;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>Facts about a page that has ended.</summary>
internal sealed record StoredFacts(
    string State, int? Status, string? Final, string? Type, string? Title, string? Charset, long Bytes, long Links,
    double Seconds)
{
    public static StoredFacts Of(PageResult result, PageState state) => new(
        state.ToString(), result.StatusCode, result.FinalUrl == result.Request.Url?.Href ? null : result.FinalUrl,
        result.ContentType, result.Title, result.Charset, result.Bytes, result.LinkCount,
        Math.Round(result.Elapsed.TotalSeconds, 3));
}
