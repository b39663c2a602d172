namespace LinkTools.Core.Links.Selectors;

/// <summary>A page is nested too deeply, or has too many tags, to match a selector in it.</summary>
public sealed class PageTooComplexException(string message) : Exception(message);
