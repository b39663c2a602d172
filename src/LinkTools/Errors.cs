using System.Management.Automation;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Output.Reports;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Pages;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;

namespace LinkTools;

/// <summary>
/// Makes every error of the module, so that categories and sentences are consistent. The ids are those of
/// <see cref="ErrorIds"/>.
/// </summary>
internal static class Errors
{
    /// <summary>The error of a page that was asked for and could not be read.</summary>
    public static ErrorRecord Page(PageResult page)
    {
        var failure = page.Failure!;
        if (page.Referrer is { } referrer)
            failure = failure with { Message = $"{failure.Message} {referrer.Describe()}" };
        return Failure(failure, page.Request.Source, page.StatusCode);
    }

    /// <summary>The error of anything that was asked for by its URL and could not be read.</summary>
    public static ErrorRecord Failure(PageFailure failure, string url, int? statusCode = null) =>
        new(
            ExceptionFor(failure, statusCode), failure.Reason.ToString(), ErrorIds.CategoryOf(failure.Reason),
            url) { ErrorDetails = new ErrorDetails(failure.Message) };

    /// <summary>A state file that cannot be used.</summary>
    public static ErrorRecord State(CrawlStateException exception, string? path) =>
        new(exception, exception.Problem.ToString(), ErrorIds.CategoryOf(exception.Problem), path);

    /// <summary>
    /// The terminating error of a run that its state file or its output file ended; null for other exceptions.
    /// </summary>
    public static ErrorRecord? OfRun(Exception fault, string? statePath, string? outFile) => fault switch
    {
        CrawlStateException { Problem: CrawlStateProblem.OutFileMismatch } mismatch => State(mismatch, outFile),
        CrawlStateException state => State(state, statePath),
        RowFileException file => new(
            file, file.Problem.ToString(), ErrorIds.CategoryOf(file.Problem), file.Path),
        _ => null,
    };

    /// <summary>A parameter that cannot be used: a terminating error.</summary>
    public static ErrorRecord InvalidParameter(ErrorId id, string message, object? target) =>
        Make(new ArgumentException(message), id, target);

    /// <summary>Credentials would be sent where anybody can read them.</summary>
    public static ErrorRecord UnencryptedCredential(string url)
    {
        var message = $"'{url}' is not encrypted, so credentials are not sent there. Use https, or "
            + "-AllowUnencryptedAuthentication.";
        return Make(new InvalidOperationException(message), ErrorId.UnencryptedAuthentication, url);
    }

    /// <summary>The error of a text that is not a URL that can be fetched; null if it is one.</summary>
    public static ErrorRecord? FindUnusable(string? text, bool mustBeEncrypted, out WebUrl? url)
    {
        var page = PageRequest.ForUrl(text);
        // With its user name and password: the core gets them in this way, and removes them.
        url = page.Url is null ? null : WebUrl.Parse(text!);
        if (UrlCheck.Find(page) is { } failure)
            return Failure(failure, page.Source);
        return mustBeEncrypted && url!.Scheme == "http" ? UnencryptedCredential(page.Source) : null;
    }

    /// <summary>True for the exceptions of PowerShell for a path that names nothing.</summary>
    public static bool IsPathFault(Exception exception) =>
        exception is ItemNotFoundException or System.Management.Automation.DriveNotFoundException
            or ProviderNotFoundException or PSNotSupportedException;

    /// <summary>A path that names nothing, or that cannot be resolved.</summary>
    public static ErrorRecord Path(Exception exception, string path) =>
        Make(exception, ErrorId.PathNotFound, path);

    /// <summary>A path that names something else than a file: a variable, a registry key.</summary>
    public static ErrorRecord NotAFile(string path, string provider) =>
        Make(
            new ArgumentException($"'{path}' is an item of {provider}, but a file is needed. Give the path of a file."),
            ErrorId.PathNotFile, path);

    /// <summary>A robots.txt that exists and cannot be read.</summary>
    public static ErrorRecord RobotsFile(Exception exception, string path) =>
        new(
            exception, nameof(FailureReason.FileUnreadable), ErrorIds.CategoryOf(FailureReason.FileUnreadable), path);

    /// <summary>A file that did not answer in time: a pipe, a device, a share that is gone.</summary>
    public static ErrorRecord FileTimeout(string path, double seconds) =>
        new(
            new TimeoutException(
                FormattableString.Invariant(
                    $"'{path}' was not read within {seconds} s. Raise -TimeoutSec, or try again later.")),
            nameof(FailureReason.Timeout), ErrorIds.CategoryOf(FailureReason.Timeout), path);

    private static ErrorRecord Make(Exception exception, ErrorId id, object? target) =>
        new(exception, id.ToString(), ErrorIds.CategoryOf(id), target);

    /// <summary>A report that could not be written.</summary>
    public static ErrorRecord ReportNotWritten(Exception exception, string path)
    {
        var message = $"The report '{path}' was not written: {exception.Message.TrimEnd('.')}. Check the folder, its "
            + "permissions and the disk space. An older report has not changed.";
        return Make(new IOException(message, exception), ErrorId.ReportNotWritten, path);
    }

    /// <summary>A report that exists and must not be replaced.</summary>
    public static ErrorRecord ReportExists(string path) =>
        Make(
            new IOException($"'{path}' exists already. Give another name, or leave out -NoClobber to replace it."),
            ErrorId.ReportExists, path);

    /// <summary>An object that is not a link.</summary>
    public static ErrorRecord NotALink(object? input) =>
        Make(
            new ArgumentException(
                $"'{input}' is not a link: it has neither a Url nor an Href. Give objects of Test-PageLink or "
                + "Get-PageLinks, or rows of their CSV files."),
            ErrorId.NotALink, input);

    /// <summary>An export with -FailOn that got no checked link.</summary>
    public static ErrorRecord NothingChecked() =>
        Make(
            new InvalidOperationException(
                "No link was checked, so it is not known whether the links work. Check what comes down the "
                    + "pipeline."),
            ErrorId.NothingChecked, null);

    /// <summary>Links with a status of -FailOn.</summary>
    public static ErrorRecord BrokenLinksFound(ReportTotals totals, string[] statuses, IReadOnlyList<string> reports)
    {
        var what = statuses is ["Broken"] ? "broken" : string.Join(" or ", statuses);
        var links = $"{Plural.Of(totals.Failing, "link")} {(totals.Failing == 1 ? "is" : "are")}";
        var pages = Plural.Of(totals.FailingPages, "page");
        var where = reports.Count == 0 ? "" : $"; see {string.Join(", ", reports.Select(System.IO.Path.GetFileName))}";
        return Make(
            new InvalidOperationException($"{links} {what} on {pages}{where}"), ErrorId.BrokenLinksFound, null);
    }

    private static Exception ExceptionFor(PageFailure failure, int? statusCode) => failure.Reason switch
    {
        FailureReason.InvalidUrl or FailureReason.UnsupportedScheme => new UriFormatException(failure.Message),
        FailureReason.Timeout => new TimeoutException(failure.Message, failure.Cause),
        FailureReason.FileUnreadable => new IOException(failure.Message, failure.Cause),
        FailureReason.HttpStatus =>
            new HttpRequestException(failure.Message, null, (System.Net.HttpStatusCode?)statusCode),
        _ => new HttpRequestException(
            (failure.Cause as HttpRequestException)?.HttpRequestError
                ?? (failure.Cause as HttpIOException)?.HttpRequestError ?? HttpRequestError.Unknown,
            failure.Message, failure.Cause),
    };
}
