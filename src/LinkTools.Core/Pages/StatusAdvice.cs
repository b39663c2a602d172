namespace LinkTools.Core.Pages;

/// <summary>What to try for each error status.</summary>
internal static class StatusAdvice
{
    /// <summary>Advice as sentences.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="isPage">False for documents such as sitemaps, whose commands cannot read error pages.</param>
    public static string Of(int status, bool isPage)
    {
        var advice = status switch
        {
            401 => "Check whether it needs credentials: -Credential, or -Authentication with -Token.",
            403 =>
                "Check whether it needs credentials, and whether the site allows programs: some sites look at "
                + "-UserAgent.",
            404 or 410 => "Check the address: the server has nothing there.",
            405 or 406 or 415 => "Check the address: the server does not return a page there.",
            400 or 414 or 421 or 431 => "Check the address, and the headers that -Headers adds.",
            429 => "The server wants fewer requests: try again later, with -DelayMilliseconds or a lower "
                + "-HostThrottleLimit.",
            451 => "The server may not return it, for legal reasons.",
            408 or 425 or >= 500 => "The server cannot answer at the moment: try again later.",
            304 => "Leave the headers out that ask for changes only, such as If-Modified-Since.",
            >= 300 and < 400 => "The redirect has no target: give the URL that it should lead to.",
            _ => "Check the address.",
        };
        return isPage ? $"{advice} -SkipHttpErrorCheck reads the page anyway." : advice;
    }
}
