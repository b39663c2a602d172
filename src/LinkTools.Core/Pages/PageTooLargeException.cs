namespace LinkTools.Core.Pages;

/// <summary>A body exceeded its limit. The fetcher catches it; no exception about a page leaves the core.</summary>
internal sealed class PageTooLargeException() : Exception("the body is larger than allowed");
