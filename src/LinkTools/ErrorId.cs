using LinkTools.Core.Frontiers;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Pages;

namespace LinkTools;

/// <summary>
/// The errors that the cmdlets find themselves; the names are their ids. Those of pages are
/// <see cref="FailureReason"/>, those of state files <see cref="CrawlStateProblem"/>, those of files of rows
/// <see cref="RowFileProblem"/>.
/// </summary>
internal enum ErrorId
{
    // Parameters that do not go together, or say nothing that makes sense.
    AuthenticationConflict,
    BaseUrlNotSpecified,
    CertificateNotFound,
    CredentialConflict,
    CredentialNotSupplied,
    HttpVersionNotSupported,
    InputConflict,
    InvalidBaseUrl,
    InvalidHeader,
    InvalidPattern,
    InvalidProxy,
    InvalidSelector,
    InvalidWebSession,
    OrderedConflict,
    ProxyConflict,
    ProxyCredentialConflict,
    ProxyNotSupplied,
    OutFileConflict,
    OutFileNotSpecified,
    RecurseNotSpecified,
    RobotsConflict,
    SelectorNotSpecified,
    SessionConflict,
    StatePathNotSpecified,
    StateServerNotSpecified,
    TokenNotSupplied,
    TokenNotUsed,
    UnknownKind,
    UnknownOutFileFormat,
    FormatConflict,
    InvalidBaseline,
    InvalidRewrite,
    InvalidStatePath,
    InvalidStatus,
    LinkNotChecked,
    PathGivenTwice,
    UnknownReportFormat,
    UnknownStatus,
    UrlNotSpecified,
    WildcardInPath,

    // What was asked for and cannot be had.
    BrokenLinksFound,
    InputWithoutUrl,
    NotALink,
    NothingChecked,
    PathNotFile,
    PathNotFound,
    PathOutsideRoot,
    ReportExists,
    ReportNotWritten,
    SchemeNotSpecified,
    UnencryptedAuthentication,
}
