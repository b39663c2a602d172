using System.Management.Automation;
using LinkTools.Core.Pages;

namespace LinkTools.Commands;

/// <summary>The errors of input that is not a page that can be read.</summary>
internal static class InputErrors
{
    /// <summary>A path instead of a URL.</summary>
    public static ErrorRecord PathAsUrl(string path) =>
        Errors.Failure(
            new PageFailure(
                FailureReason.InvalidUrl,
                $"'{path}' is not an absolute URL, but a file or folder has this name. Use -Path to read it, or "
                + "write http:// or https:// before the name of a host."),
            path);

    /// <summary>A host without a scheme, together with credentials that http would not encrypt.</summary>
    public static ErrorRecord SchemeMissing(string text) =>
        Make(
            ErrorId.SchemeNotSpecified,
            $"'{text}' does not say whether it is https or http, and credentials or secrets were given. Write https:// "
            + "before it, or http:// if they may be sent unencrypted.",
            text);

    /// <summary>An object without a URL.</summary>
    public static ErrorRecord NoUrlInObject(PSObject input)
    {
        var type = input.TypeNames.FirstOrDefault() ?? "object";
        // With a match of Select-String, people mostly want the line that was found.
        var example = input.Properties["Line"] is not null ? "Line" : "<name of the property>";
        return Make(
            ErrorId.InputWithoutUrl,
            $"An object of the type {type} has no URL: it has none of the properties "
            + $"{string.Join(", ", UrlProperty.Names)}, LiteralPath and PSPath. Pipe the property that contains "
            + "the URL: "
            + $"ForEach-Object {example}.",
            input.BaseObject is PSCustomObject ? input : input.BaseObject);
    }

    /// <summary>HTML without an address.</summary>
    public static ErrorRecord MarkupWithoutBase(object? markup) =>
        Make(
            ErrorId.BaseUrlNotSpecified,
            "The input is HTML, not a URL, and its links are relative to where it comes from. Give that address with "
            + "-BaseUrl.",
            markup is string { Length: > 80 } text ? text[..80] : markup);

    /// <summary>HTML as the value of -Url, which a response of Invoke-WebRequest becomes there.</summary>
    public static ErrorRecord MarkupAsUrl(string markup) =>
        Errors.Failure(
            new PageFailure(
                FailureReason.InvalidUrl,
                "The value of -Url is HTML, not a URL. Pipe the response of Invoke-WebRequest to the command, or give "
                + "HTML with -Html and -BaseUrl."),
            markup.Length > 80 ? markup[..80] : markup);

    /// <summary>A URL where HTML and files are read.</summary>
    public static ErrorRecord UrlWithBase(string url) =>
        Make(
            ErrorId.InputConflict,
            $"An object has the URL '{url}', but with -BaseUrl or -RootPath the pipeline takes HTML and files. Leave "
            + "these parameters out to read the page.",
            url);

    /// <summary>URLs by name and also from the pipeline.</summary>
    public static ErrorRecord UrlGivenTwice() =>
        Make(
            ErrorId.InputConflict, "URLs were given with -Url and came down the pipeline as well. Give one of "
                + "them.", null);

    /// <summary>No input.</summary>
    public static ErrorRecord UrlNotSpecified() =>
        Make(ErrorId.UrlNotSpecified, "No URL was given. Name URLs with -Url, or pipe them.", null);

    /// <summary>A response that does not say its URL.</summary>
    public static ErrorRecord ResponseWithoutUrl() =>
        Make(
            ErrorId.BaseUrlNotSpecified,
            "The response does not say what URL it came from. Give that with -BaseUrl.", null);

    /// <summary>HTML from the pipeline that is larger than a page may be.</summary>
    public static ErrorRecord MarkupTooLarge(string url, long limit) =>
        Errors.Failure(
            new PageFailure(
                FailureReason.PageTooLarge,
                $"The HTML of '{url}' is larger than {Plural.Of(limit, "character")}. Raise "
                + "-MaximumPageBytes, or read its first "
                    + "part "
                + "with -AllowPartial."),
            url);

    /// <summary>A file without an address.</summary>
    public static ErrorRecord PathOutsideRoot(string path, string root) =>
        Make(
            ErrorId.PathOutsideRoot,
            $"'{path}' is not below '{root}', which stands for -BaseUrl, so it has no address. Give a -RootPath that "
            + "holds all files.",
            path);

    /// <summary>A -RootPath that is not a folder.</summary>
    public static ErrorRecord RootNotFound(string path) =>
        Make(ErrorId.PathNotFound, $"-RootPath '{path}' is not a folder. Give the folder that stands for "
            + "-BaseUrl.", path);

    /// <summary>A path that matches no file.</summary>
    public static ErrorRecord NothingMatches(string path, bool existsLiterally) =>
        Make(
            ErrorId.PathNotFound,
            $"No file matches '{path}'. "
            + (existsLiterally
                ? "A file has exactly this name: read it with -LiteralPath, which takes no wildcards."
                : "Check the path; [, ], * and ? are wildcards, which -LiteralPath takes as they are."),
            path);

    private static ErrorRecord Make(ErrorId id, string message, object? target) =>
        new(
            id == ErrorId.PathNotFound ? new ItemNotFoundException(message) : new ArgumentException(message),
            id.ToString(), ErrorIds.CategoryOf(id), target);
}
