using System.Globalization;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>Decides the status of a link from the answer of its URL: the first status that applies.</summary>
internal sealed class Judge(CheckOptions options, CertificateDates certificates)
{
    private static readonly HashSet<string> HostsWithPrefixedIds = new(
        StringComparer.OrdinalIgnoreCase) { "github.com" };

    /// <summary>The result of a link to <paramref name="url"/>, which may have a fragment.</summary>
    public Verdict Of(LinkClaim claim, WebUrl url, UrlAnswer answer)
    {
        if (answer.SkipReason is { } reason)
            return new Verdict(CheckStatus.Skipped, "RobotsTxt", $"It was skipped: {reason}.");
        if (answer.IsFolder && DocumentKinds.OfFile(claim.SourceUrl) == DocumentKind.Markdown)
            answer = answer with { Failure = null };
        if (OfFailure(url, answer) is { } failed)
            return failed;
        var fragment = EffectiveFragment(url, answer);
        if (!options.SkipsFragments && OfFragment(url, fragment, answer) is { } missing)
            return missing;
        if (WantsText(fragment) && OfText(fragment, answer) is { } unfound)
            return unfound;
        return OfWay(claim, url, answer, fragment) ?? new Verdict(CheckStatus.Ok, "", "");
    }

    /// <summary>
    /// True if the content of the page must be known to decide about a link to <paramref name="url"/>.
    /// </summary>
    /// <param name="url">Where the link leads.</param>
    /// <param name="answer">What is known about the URL, whose redirects may have a fragment; null for nothing.</param>
    public bool NeedsBody(WebUrl url, UrlAnswer? answer)
    {
        if (CannotName(url, answer))
            return false;
        if ((answer is null ? url.Fragment : WholeFragment(url, answer)) is not { Length: > 0 } text)
            return false;
        var fragment = new UrlFragment(text);
        return (!options.SkipsFragments && !fragment.IsEmpty) || WantsText(fragment);
    }

    // Most links have no fragment, and most URLs do not redirect.
    private bool CannotName(WebUrl url, UrlAnswer? answer) =>
        (options.SkipsFragments && !options.ChecksTextFragments)
        || (!url.HasFragment && (answer is null || answer.Hops.Count == 0));

    /// <summary>True if the body was not read for ids, and may have some.</summary>
    public static bool MayHaveIds(UrlAnswer answer) => answer is
        { SkipReason: null, WasReadForIds: false, Ids: null, IsMarkup: true, Failure: null };

    /// <summary>True if no body could change the result: the URL does not answer, or has no ids.</summary>
    public bool IsSettled(WebUrl url, UrlAnswer answer) => answer.SkipReason is not null || answer.WasReadForIds
        || answer.Ids is not null || !answer.IsMarkup || OfFailure(url, answer) is not null;

    private Verdict? OfFailure(WebUrl url, UrlAnswer answer)
    {
        var status = answer.StatusCode;
        if (status != 0 && options.AcceptedStatuses.Contains(status))
            return null;
        if (answer.IsChallenge)
        {
            return new Verdict(
                CheckStatus.Blocked, "Challenge",
                $"{url.Host} asks for proof that you are human ({Text(status)}). Check the link in a browser.");
        }

        if (status is 401 or 403 or 407 or 429 or 451 or 999)
            return new Verdict(CheckStatus.Blocked, nameof(FailureReason.HttpStatus), Blocked(url, status));
        if (status >= 400)
        {
            return new Verdict(
                CheckStatus.Broken, nameof(FailureReason.HttpStatus),
                $"'{url.Href}' answered {Text(status)}. Correct or remove the link.");
        }

        return answer.Failure is not { } failure ? null
            : failure.Reason == FailureReason.HttpStatus && status > 0 ? OfOddStatus(url, status)
            : OfReason(failure);
    }

    // A status below 400 is not an error, but a redirect must say where it leads.
    private static Verdict? OfOddStatus(WebUrl url, int status) =>
        status is not (301 or 302 or 303 or 307 or 308) ? null : new Verdict(
            CheckStatus.Broken, nameof(FailureReason.InvalidRedirect),
            $"'{url.Href}' answered {Text(status)} and does not say where it leads. Correct or remove the link.");

    private static Verdict? OfReason(PageFailure failure) => failure.Reason switch
    {
        FailureReason.AddressNotAllowed => Made(CheckStatus.Blocked, failure),
        FailureReason.InvalidUrl or FailureReason.TooManyRedirects or FailureReason.InvalidRedirect
            or FailureReason.FileUnreadable or FailureReason.HttpStatus => Made(CheckStatus.Broken, failure),
        // The page exists. A body that cannot be read is not an error of the link.
        FailureReason.ContentDecoding or FailureReason.PageTooLarge => null,
        _ => Made(CheckStatus.Unreachable, failure),
    };

    private static Verdict Made(CheckStatus status, PageFailure failure) =>
        new(status, failure.Reason.ToString(), failure.Message);

    private static Verdict? OfFragment(WebUrl url, UrlFragment fragment, UrlAnswer answer)
    {
        if (fragment.IsEmpty || !answer.IsMarkup)
            return null;
        if (answer.Ids is not { } ids || answer.Failure is not null)
            return Unread(fragment, answer);
        if (DocumentPlaces.IsMarkdown(answer.ContentType) && ids.ContainsHeading(fragment.Id))
            return null;
        if (ids.Contains(fragment.Id) || HasPrefixed(url, fragment, ids))
            return null;
        if (fragment.IsRoute && answer.HasScripts)
        {
            return new Verdict(
                CheckStatus.Unverified, "ScriptRoute",
                $"'#{fragment.Id}' is for the scripts of the page, so no element needs this id.");
        }

        return answer.IsCut ? Unread(fragment, answer) : new Verdict(
            CheckStatus.FragmentMissing, nameof(CheckStatus.FragmentMissing),
            $"The page exists, but no element has the id '{FailureText.Shorten(fragment.Id)}'.");
    }

    private static Verdict? Unread(UrlFragment fragment, UrlAnswer answer) => new Verdict(
        CheckStatus.Unverified, answer.Failure?.Reason.ToString() ?? nameof(FailureReason.PageTooLarge),
        $"The page exists, but could not be read far enough to find '#{FailureText.Shorten(fragment.Text)}'.");

    private bool WantsText(UrlFragment fragment) => options.ChecksTextFragments && fragment.NamesText;

    private static Verdict? OfText(UrlFragment fragment, UrlAnswer answer)
    {
        if (!answer.IsMarkup)
            return null;
        if (answer.Text is null || answer.Failure is not null)
            return Unread(fragment, answer);
        if (answer.Text.FindMissing(fragment.Directive) is not { } missing)
            return null;
        return answer.IsCut ? Unread(fragment, answer) : new Verdict(
            CheckStatus.FragmentMissing, "TextMissing",
            $"The page exists, but the text '{FailureText.Shorten(missing)}' is not in it.");
    }

    // This host writes its ids with a prefix, and its script finds them without it.
    private static bool HasPrefixed(WebUrl url, UrlFragment fragment, in FragmentIds ids) =>
        HostsWithPrefixedIds.Contains(url.Host)
        && (ids.Has($"user-content-{fragment.Id}") || ids.Has($"user-content-{FragmentIds.Decode(fragment.Id)}"));

    private Verdict? OfWay(LinkClaim claim, WebUrl url, UrlAnswer answer, UrlFragment fragment)
    {
        if (ClaimRules.IsMixedContent(claim, url))
        {
            return new Verdict(
                CheckStatus.Insecure, "MixedContent",
                "A page that was loaded over https loads this over http: browsers block it, or warn. Use https.",
                SecureTwin(url));
        }

        if (answer.HasSecureTwin == true)
        {
            return new Verdict(
                CheckStatus.Insecure, "HttpsAvailable", "The same address works over https. Use https.",
                SecureTwin(url));
        }

        if (answer.Hops.Count > 0 && answer.Hops.FirstOrDefault(IsDowngrade) is { } downgrade)
        {
            return new Verdict(
                CheckStatus.Insecure, "InsecureRedirect", $"It redirects from https to {downgrade.To}.");
        }

        if (EndsSoon(url, answer) is { } expired)
            return expired;
        if (answer.Hops.Count == 0 || !answer.Hops.All(hop => hop.StatusCode is 301 or 308))
            return null;
        var final = answer.FinalUrl ?? answer.Hops[^1].To;
        var place = WebUrl.Parse(final) is { } target ? target.HrefWithoutFragment : final;
        return new Verdict(
            CheckStatus.Redirected, "MovedPermanently", "It has moved permanently. Point the link to its new address.",
            fragment is { IsEmpty: true, Directive: "" } ? place : $"{place}#{WholeFragment(url, answer)}");
    }

    private Verdict? EndsSoon(WebUrl url, UrlAnswer answer)
    {
        if (options.CertificateExpiryDays is not { } days
            || certificates.Find(answer.FinalUrl ?? url.HrefWithoutFragment) is not { } end)
            return null;
        var left = (end - answer.Time).TotalDays;
        return left > days ? null : new Verdict(
            CheckStatus.Insecure, "CertificateExpiry",
            string.Create(
                CultureInfo.InvariantCulture,
                $"The server's certificate expires on {end.UtcDateTime:yyyy-MM-dd}, "
                + $"in {Plural.Of(Math.Max(0, (int)left), "day")}."));
    }

    // A redirect with its own fragment replaces that of the link (Fetch Standard, "location URL").
    private static UrlFragment EffectiveFragment(WebUrl url, UrlAnswer answer) => new(WholeFragment(url, answer));

    private static string? WholeFragment(WebUrl url, UrlAnswer answer)
    {
        var fragment = url.Fragment;
        if (answer.Hops.Count == 0)
            return fragment;
        foreach (var hop in answer.Hops)
            fragment = WebUrl.Parse(hop.To)?.Fragment ?? fragment;
        return fragment;
    }

    private static bool IsDowngrade(RedirectHop hop) =>
        hop.From.StartsWith("https:", StringComparison.Ordinal) && hop.To.StartsWith("http:", StringComparison.Ordinal);

    private static string SecureTwin(WebUrl url) =>
        url.Scheme == "http" ? string.Concat("https", url.Href.AsSpan("http".Length)) : "";

    private static string Blocked(WebUrl url, int status) => status switch
    {
        401 => $"'{url.Href}' asks for a login (401). Give -Credential or -WebSession to check it.",
        407 => "The proxy asks for a login (407). Give -ProxyCredential.",
        429 => $"{url.Host} answers that it gets too many requests (429). Send them more slowly, with "
            + "-DelayMilliseconds.",
        _ => $"'{url.Href}' refused to answer ({Text(status)}). Check the link in a browser.",
    };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
