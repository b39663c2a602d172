using LinkTools.Core.Frontiers;
using LinkTools.Core.Output.Rows;
using LinkTools.Core.Pages;

namespace LinkTools;

/// <summary>
/// The ids of the errors that the cmdlets find themselves. The ids for pages are in <see cref="FailureReason"/>, those
/// for state files in <see cref="CrawlStateProblem"/>, those for output files in <see cref="RowFileProblem"/>.
/// </summary>
internal enum ErrorId
{
    // Parameters that cannot be combined, or have a value that cannot be used.
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

    // Things that were asked for and do not exist.
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
