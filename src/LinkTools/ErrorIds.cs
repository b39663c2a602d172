using System.Management.Automation;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Pages;

namespace LinkTools;

/// <summary>The table of error ids. The help describes exactly these, and the module writes no others.</summary>
internal static class ErrorIds
{
    /// <summary>Each id with its category.</summary>
    public static IReadOnlyDictionary<string, ErrorCategory> All { get; } =
        Enum.GetValues<FailureReason>().Select(reason => (Id: reason.ToString(), Category: CategoryOf(reason)))
            .Concat(Enum.GetValues<CrawlStateProblem>()
                .Select(problem => (Id: problem.ToString(), Category: CategoryOf(problem))))
            .Concat(Enum.GetValues<RowFileProblem>()
                .Select(problem => (Id: problem.ToString(), Category: CategoryOf(problem))))
            .Concat(Enum.GetValues<ErrorId>().Select(id => (Id: id.ToString(), Category: CategoryOf(id))))
            .ToDictionary(row => row.Id, row => row.Category, StringComparer.Ordinal);

    public static ErrorCategory CategoryOf(ErrorId id) => id switch
    {
        ErrorId.PathNotFound or ErrorId.CertificateNotFound => ErrorCategory.ObjectNotFound,
        ErrorId.InputWithoutUrl or ErrorId.NotALink => ErrorCategory.InvalidType,
        ErrorId.ReportExists => ErrorCategory.ResourceExists,
        ErrorId.ReportNotWritten => ErrorCategory.WriteError,
        ErrorId.BrokenLinksFound or ErrorId.NothingChecked => ErrorCategory.InvalidResult,
        ErrorId.SchemeNotSpecified or ErrorId.UnencryptedAuthentication => ErrorCategory.SecurityError,
        _ => ErrorCategory.InvalidArgument,
    };

    public static ErrorCategory CategoryOf(CrawlStateProblem problem) => problem switch
    {
        CrawlStateProblem.StateFileNotFound => ErrorCategory.ObjectNotFound,
        CrawlStateProblem.StateFileInUse => ErrorCategory.ResourceBusy,
        CrawlStateProblem.StateFileFull or CrawlStateProblem.StateFileRemoved => ErrorCategory.WriteError,
        CrawlStateProblem.StateFileReadOnly => ErrorCategory.PermissionDenied,
        CrawlStateProblem.StateServerUnreachable => ErrorCategory.ConnectionError,
        CrawlStateProblem.StateServerDenied => ErrorCategory.AuthenticationError,
        CrawlStateProblem.StateServerUntrusted => ErrorCategory.SecurityError,
        CrawlStateProblem.StateServerForeign => ErrorCategory.InvalidData,
        CrawlStateProblem.StateServerReadOnly => ErrorCategory.PermissionDenied,
        CrawlStateProblem.StateServerFull => ErrorCategory.LimitsExceeded,
        CrawlStateProblem.StateFileMismatch or CrawlStateProblem.OutFileMismatch => ErrorCategory.InvalidArgument,
        CrawlStateProblem.StateFileDamaged or CrawlStateProblem.StateFileForeign => ErrorCategory.InvalidData,
        _ => ErrorCategory.OpenError,
    };

    public static ErrorCategory CategoryOf(RowFileProblem problem) => problem switch
    {
        RowFileProblem.OutFileExists => ErrorCategory.ResourceExists,
        RowFileProblem.OutFileReadOnly => ErrorCategory.PermissionDenied,
        RowFileProblem.OutFileColumnsDiffer => ErrorCategory.InvalidData,
        _ => ErrorCategory.WriteError,
    };

    public static ErrorCategory CategoryOf(FailureReason reason) => reason switch
    {
        FailureReason.InvalidUrl or FailureReason.UnsupportedScheme => ErrorCategory.InvalidArgument,
        FailureReason.Timeout => ErrorCategory.OperationTimeout,
        FailureReason.NameResolution => ErrorCategory.ObjectNotFound,
        FailureReason.ConnectionRefused or FailureReason.ConnectionReset or FailureReason.NetworkUnreachable
            or FailureReason.ProxyFailure => ErrorCategory.ConnectionError,
        FailureReason.TlsFailure or FailureReason.AddressNotAllowed => ErrorCategory.SecurityError,
        FailureReason.PageTooLarge or FailureReason.PageTooComplex => ErrorCategory.LimitsExceeded,
        FailureReason.InvalidSitemap or FailureReason.ContentDecoding or FailureReason.InvalidRedirect
            or FailureReason.InvalidResponse => ErrorCategory.InvalidData,
        FailureReason.FileUnreadable => ErrorCategory.ReadError,
        FailureReason.HttpStatus or FailureReason.TooManyRedirects => ErrorCategory.InvalidResult,
        _ => ErrorCategory.NotSpecified,
    };
}
