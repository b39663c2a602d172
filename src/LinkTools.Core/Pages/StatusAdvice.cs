namespace LinkTools.Core.Pages;

/// <summary>What to try about each status that is no success.</summary>
internal static class StatusAdvice
{
    /// <summary>Sentences for the user.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="isPage">False for documents that are read as they are, whose commands read no error pages.</param>
    public static string Of(int status, bool isPage)
    {
        var advice = status switch
        {
            401 => "Check whether it needs credentials: -Credential, or -Authentication with -Token.",
            403 =>
                "Check whether it needs credentials, and whether the site lets programs in: some look at -UserAgent.",
            404 or 410 => "Check the address: the server has nothing there.",
            405 or 406 or 415 => "Check the address: it does not give pages to whoever asks for them.",
            400 or 414 or 421 or 431 => "Check the address, and what -Headers adds to the request.",
            429 => "The server wants fewer requests: try again later, with -DelayMilliseconds or fewer at once.",
            451 => "The server may not show it, for legal reasons.",
            408 or 425 or >= 500 => "The server could not answer for now: try again later.",
            >= 300 and < 400 => "The server redirects to nowhere: give the address it should lead to.",
            _ => "Check the address.",
        };
        return isPage ? $"{advice} -SkipHttpErrorCheck reads the page all the same." : advice;
    }
}
