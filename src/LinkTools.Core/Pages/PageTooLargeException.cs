namespace LinkTools.Core.Pages;

/// <summary>A body went over its limit. Caught by the fetcher; no page's exception leaves the core.</summary>
internal sealed class PageTooLargeException() : Exception("the body is larger than allowed");
