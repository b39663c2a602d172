using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>A URL that waits for the answer of another one.</summary>
/// <param name="Entry">What is known of it.</param>
/// <param name="Url">Where it is asked.</param>
/// <param name="Answer">What it answered itself.</param>
/// <param name="IsTwin">True if it waits for the https version of its URL; false if it waits for the target of its
/// redirect.</param>
internal sealed record Follower(UrlEntry Entry, WebUrl Url, UrlAnswer Answer, bool IsTwin)
{
    /// <summary>Its answer, now that the other's is known.</summary>
    /// <param name="other">What the other answered.</param>
    /// <param name="most">The most redirects that are followed.</param>
    public UrlAnswer Merge(UrlAnswer other, int most)
    {
        if (IsTwin)
            return Answer with { HasSecureTwin = other is { Failure: null, SkipReason: null } };
        var merged = other.After(Answer);
        return merged.Hops.Count <= most ? merged : merged with
        {
            Failure = new PageFailure(
                FailureReason.TooManyRedirects,
                $"'{Url.Href}' is redirected more than {most} times. Correct the link, or raise "
                + "-MaximumRedirection."),
            StatusCode = 0,
        };
    }
}
