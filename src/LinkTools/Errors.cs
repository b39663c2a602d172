using System.Management.Automation;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools;

/// <summary>Every error of the module is made here, so that ids, categories and sentences stay consistent.</summary>
internal static class Errors
{
    /// <summary>The one error of a page that was asked for and could not be read.</summary>
    public static ErrorRecord Page(PageResult page)
    {
        var failure = page.Failure!;
        return Failure(failure, page.Request.Source, page.StatusCode);
    }

    /// <summary>The error of anything that was asked for by URL and could not be read.</summary>
    public static ErrorRecord Failure(PageFailure failure, string url, int? statusCode = null) =>
        new(
            ExceptionFor(failure, statusCode), failure.Reason.ToString(), CategoryOf(failure.Reason),
            url) { ErrorDetails = new ErrorDetails(failure.Message) };

    /// <summary>A state file that cannot be used.</summary>
    public static ErrorRecord State(CrawlStateException exception, string? path) =>
        new(exception, exception.Problem.ToString(), exception.Problem switch
    {
        CrawlStateProblem.StateFileNotFound => ErrorCategory.ObjectNotFound,
        CrawlStateProblem.StateFileInUse => ErrorCategory.ResourceBusy,
        CrawlStateProblem.StateFileFull => ErrorCategory.WriteError,
        CrawlStateProblem.StateFileMismatch => ErrorCategory.InvalidArgument,
        CrawlStateProblem.StateFileDamaged or CrawlStateProblem.StateFileForeign => ErrorCategory.InvalidData,
        _ => ErrorCategory.OpenError,
    }, path);

    /// <summary>A parameter that makes no sense: terminating.</summary>
    public static ErrorRecord InvalidParameter(string id, string message, object? target) =>
        new(new ArgumentException(message), id, ErrorCategory.InvalidArgument, target);

    /// <summary>Credentials would travel where anybody can read them.</summary>
    public static ErrorRecord UnencryptedCredential(string url)
    {
        var message = $"'{url}' is not encrypted, and credentials are not sent there. Use https, or "
            + "-AllowUnencryptedAuthentication.";
        return new(
            new InvalidOperationException(message), "UnencryptedAuthentication", ErrorCategory.SecurityError, url);
    }

    /// <summary>The error of a text that is no URL to fetch; null when it is one.</summary>
    public static ErrorRecord? FindUnusable(string? text, bool mustBeEncrypted, out WebUrl? url)
    {
        var page = PageRequest.ForUrl(text);
        // With its user part: the commands that get a URL this way name it to the core, which keeps that to itself.
        url = page.Url is null ? null : WebUrl.Parse(text!);
        if (UrlCheck.Find(page) is { } failure)
            return Failure(failure, page.Source);
        return mustBeEncrypted && url!.Scheme == "http" ? UnencryptedCredential(page.Source) : null;
    }

    /// <summary>True for what PowerShell throws when a path names nothing.</summary>
    public static bool IsPathFault(Exception exception) =>
        exception is ItemNotFoundException or System.Management.Automation.DriveNotFoundException
            or ProviderNotFoundException or PSNotSupportedException;

    /// <summary>A path that names nothing, or cannot be resolved.</summary>
    public static ErrorRecord Path(Exception exception, string path) =>
        new(exception, "PathNotFound", ErrorCategory.ObjectNotFound, path);

    /// <summary>A path that leads to something else than a file: a variable, a registry key.</summary>
    public static ErrorRecord NotAFile(string path, string provider) =>
        new(
            new ArgumentException($"'{path}' is an item of {provider}, and a file is needed. Give the path of one."),
            "PathNotFile", ErrorCategory.InvalidArgument, path);

    private static Exception ExceptionFor(PageFailure failure, int? statusCode) => failure.Reason switch
    {
        FailureReason.InvalidUrl or FailureReason.UnsupportedScheme => new UriFormatException(failure.Message),
        FailureReason.Timeout => new TimeoutException(failure.Message),
        FailureReason.FileUnreadable => new IOException(failure.Message),
        FailureReason.HttpStatus =>
            new HttpRequestException(failure.Message, null, (System.Net.HttpStatusCode?)statusCode),
        _ => new HttpRequestException(failure.Message),
    };

    private static ErrorCategory CategoryOf(FailureReason reason) => reason switch
    {
        FailureReason.InvalidUrl or FailureReason.UnsupportedScheme => ErrorCategory.InvalidArgument,
        FailureReason.Timeout => ErrorCategory.OperationTimeout,
        FailureReason.NameResolution => ErrorCategory.ObjectNotFound,
        FailureReason.ConnectionRefused or FailureReason.ConnectionReset or FailureReason.NetworkUnreachable
            or FailureReason.ProxyFailure => ErrorCategory.ConnectionError,
        FailureReason.TlsFailure or FailureReason.AddressNotAllowed => ErrorCategory.SecurityError,
        FailureReason.PageTooLarge => ErrorCategory.LimitsExceeded,
        FailureReason.InvalidSitemap or FailureReason.ContentDecoding or FailureReason.InvalidRedirect
            or FailureReason.InvalidResponse => ErrorCategory.InvalidData,
        FailureReason.FileUnreadable => ErrorCategory.ReadError,
        FailureReason.HttpStatus or FailureReason.TooManyRedirects => ErrorCategory.InvalidResult,
        _ => ErrorCategory.NotSpecified,
    };
}
