using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>The part of an answer that most URLs do not have, so that these need no room for it. Immutable.</summary>
internal sealed record RareAnswer
{
    /// <summary>Nothing of it.</summary>
    public static RareAnswer None { get; } = new();

    /// <inheritdoc cref="UrlAnswer.Failure"/>
    public PageFailure? Failure { get; init; }

    /// <inheritdoc cref="UrlAnswer.SkipReason"/>
    public string? SkipReason { get; init; }

    /// <inheritdoc cref="UrlAnswer.FinalUrl"/>
    public string? FinalUrl { get; init; }

    /// <inheritdoc cref="UrlAnswer.Hops"/>
    public IReadOnlyList<RedirectHop> Hops { get; init; } = [];

    /// <inheritdoc cref="UrlAnswer.Text"/>
    public DocumentText? Text { get; init; }
}
