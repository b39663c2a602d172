using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Http;

/// <summary>How a request ended after its redirects: with a response, or with a failure.</summary>
internal sealed class FinalResponse : IDisposable
{
    public HttpResponseMessage? Response { get; init; }

    /// <summary>The length of the response's body; null if there is no response.</summary>
    public ResponseFraming? Framing { get; init; }

    public required WebUrl Url { get; init; }

    public required IReadOnlyList<RedirectHop> Hops { get; init; }

    /// <summary>The class of the address that the response came from.</summary>
    public AddressClass AddressClass { get; init; }

    public FailureReason Reason { get; private init; }

    /// <summary>What happened, as a clause whose subject is the URL; null if there is a response.</summary>
    public string? Problem { get; private init; }

    /// <summary>What to try; null for the usual advice for the reason.</summary>
    public string? Advice { get; private init; }

    /// <summary>Why a redirect was not followed, as a clause; null if nothing forbade it.</summary>
    public string? Refusal { get; private init; }

    public int? StatusCode { get; private init; }

    public static FinalResponse Fail(
        IReadOnlyList<RedirectHop> hops, WebUrl url, FailureReason reason, string problem, int? statusCode = null,
        string? advice = null) =>
        new() { Url = url, Hops = hops, Reason = reason, Problem = problem, StatusCode = statusCode, Advice = advice };

    public static FinalResponse Refuse(IReadOnlyList<RedirectHop> hops, WebUrl url, string refusal) =>
        new() { Url = url, Hops = hops, Refusal = refusal };

    public void Dispose() => Response?.Dispose();
}
