using System.Management.Automation;
using LinkTools.Core.Pages;

namespace LinkTools.Commands;

/// <summary>The errors of what comes down the pipeline or was typed, and is no page that can be read.</summary>
internal static class InputErrors
{
    /// <summary>A path where a URL was wanted.</summary>
    public static ErrorRecord PathAsUrl(string path) =>
        Errors.Failure(
            new PageFailure(
                FailureReason.InvalidUrl,
                $"'{path}' is no absolute URL, but there is a file or folder of this name. Use -Path to read it, or "
                + "write http:// or https:// before the name of a host."),
            path);

    /// <summary>A host without a scheme, where somebody might listen to what is secret.</summary>
    public static ErrorRecord SchemeMissing(string text) =>
        Make(
            ErrorId.SchemeNotSpecified,
            $"'{text}' does not say whether it is https or http, and credentials or secrets were given. Write https:// "
            + "before it, or http:// if they may be sent unencrypted.",
            text);

    /// <summary>An object that names no URL.</summary>
    public static ErrorRecord NoUrlInObject(PSObject input)
    {
        var type = input.TypeNames.FirstOrDefault() ?? "object";
        // A match of Select-String is mostly wanted for the line that was found.
        var example = input.Properties["Line"] is not null ? "Line" : "<name of the property>";
        return Make(
            ErrorId.InputWithoutUrl,
            $"An object of the type {type} names no page: it has none of the properties "
            + $"{string.Join(", ", UrlProperty.Names)}, LiteralPath and PSPath. Pipe the property that has the URL: "
            + $"ForEach-Object {example}.",
            input.BaseObject is PSCustomObject ? input : input.BaseObject);
    }

    /// <summary>Markup whose address nobody said.</summary>
    public static ErrorRecord MarkupWithoutBase(object? markup) =>
        Make(
            ErrorId.BaseUrlNotSpecified,
            "The input is HTML and no URL, and its links are relative to where it comes from. Give that address with "
            + "-BaseUrl.",
            markup is string { Length: > 80 } text ? text[..80] : markup);

    /// <summary>A URL where markup and files are read.</summary>
    public static ErrorRecord UrlWithBase(string url) =>
        Make(
            ErrorId.InputConflict,
            $"An object names the URL '{url}', and with -BaseUrl or -RootPath the pipeline takes HTML and files. Leave "
            + "these parameters out to read the page.",
            url);

    /// <summary>URLs by name and from the pipeline.</summary>
    public static ErrorRecord UrlGivenTwice() =>
        Make(
            ErrorId.InputConflict, "URLs were given with -Url and came down the pipeline as well. Give one of "
                + "them.", null);

    /// <summary>Nothing to read.</summary>
    public static ErrorRecord UrlNotSpecified() =>
        Make(ErrorId.UrlNotSpecified, "No URL was given. Name URLs with -Url, or pipe them.", null);

    /// <summary>A response that does not say what it answers.</summary>
    public static ErrorRecord ResponseWithoutUrl() =>
        Make(
            ErrorId.BaseUrlNotSpecified,
            "The response does not say what URL it came from. Give that with -BaseUrl.", null);

    /// <summary>Markup from the pipeline that is larger than a page may be.</summary>
    public static ErrorRecord MarkupTooLarge(string url, long limit) =>
        Errors.Failure(
            new PageFailure(
                FailureReason.PageTooLarge,
                $"The HTML of '{url}' is larger than {Plural.Of(limit, "character")}. Raise "
                + "-MaximumPageBytes, or read its first "
                    + "part "
                + "with -AllowPartial."),
            url);

    /// <summary>A file that has no address.</summary>
    public static ErrorRecord PathOutsideRoot(string path, string root) =>
        Make(
            ErrorId.PathOutsideRoot,
            $"'{path}' is not below '{root}', which stands for -BaseUrl, so it has no address. Give a -RootPath that "
            + "holds all files.",
            path);

    /// <summary>A root that is no folder.</summary>
    public static ErrorRecord RootNotFound(string path) =>
        Make(ErrorId.PathNotFound, $"-RootPath '{path}' is no folder. Give the folder that stands for -BaseUrl.", path);

    /// <summary>A path that matches no file.</summary>
    public static ErrorRecord NothingMatches(string path, bool existsLiterally) =>
        Make(
            ErrorId.PathNotFound,
            $"No file matches '{path}'. "
            + (existsLiterally
                ? "There is a file of this very name: read it with -LiteralPath, which takes no wildcards."
                : "Check the path; [, ], * and ? are wildcards, which -LiteralPath takes as they are."),
            path);

    private static ErrorRecord Make(ErrorId id, string message, object? target) =>
        new(
            id == ErrorId.PathNotFound ? new ItemNotFoundException(message) : new ArgumentException(message),
            id.ToString(), ErrorIds.CategoryOf(id), target);
}
