using System.Globalization;

namespace LinkTools.Core.Checking;

/// <summary>Makes the object that users see from a link, its result and the answer of its URL.</summary>
internal sealed class LinkCheckBuilder(CheckOptions options, CertificateDates certificates)
{
    public LinkCheck Build(LinkClaim claim, in Verdict verdict, UrlAnswer? answer)
    {
        var status = verdict.Status.ToString();
        var final = answer is null or { StatusCode: 0 } ? "" : answer.FinalUrl ?? WithoutFragment(claim.Url);
        return new LinkCheck
        {
            SourceUrl = claim.SourceUrl,
            Url = claim.Url,
            Href = claim.Href,
            Text = claim.Text,
            Element = claim.Element,
            Attribute = claim.Attribute,
            Kind = claim.Kind,
            Line = claim.Line,
            Column = claim.Column,
            Status = status,
            StatusCode = answer?.StatusCode is > 0 and var code ? code : null,
            Reason = verdict.Reason,
            Message = SafeText.CleanLine(verdict.Message),
            FinalUrl = final,
            Redirects = answer?.Hops.Count ?? 0,
            RedirectChain = answer is null or { Hops.Count: 0 } ? "" : string.Join(
                "; ", answer.Hops.Select(
                    hop => string.Create(CultureInfo.InvariantCulture, $"{hop.StatusCode} {hop.To}"))),
            Suggestion = verdict.Suggestion,
            Method = answer?.Method switch { AskedBy.Head => "HEAD", AskedBy.Get => "GET", _ => "" },
            Attempts = answer?.Attempts ?? 0,
            ElapsedMilliseconds = (long)(answer?.Elapsed.TotalMilliseconds ?? 0),
            ContentType = SafeText.CleanLine(answer?.ContentType ?? ""),
            CertificateExpires = certificates.Find(final),
            CheckedAt = answer?.Time ?? options.Crawl.Fetch.TimeProvider.GetUtcNow(),
            IsKnown = options.Baseline.Contains(claim.SourceUrl, claim.Href, status),
        };
    }

    private static string WithoutFragment(string url)
    {
        var mark = url.IndexOf('#', StringComparison.Ordinal);
        return mark < 0 ? url : url[..mark];
    }
}
