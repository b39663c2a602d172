using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>
/// What a check reports: the result of a link, or that all links of a page have been reported. One of the two is null.
/// </summary>
/// <param name="Check">The result of a link.</param>
/// <param name="Page">The page, without its links.</param>
public readonly record struct CheckResult(LinkCheck? Check, CheckedPage? Page);
