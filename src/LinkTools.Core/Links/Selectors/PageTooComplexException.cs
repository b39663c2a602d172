namespace LinkTools.Core.Links.Selectors;

/// <summary>A page is nested too deeply, or has too many tags, for a selector to be matched in it.</summary>
public sealed class PageTooComplexException(string message) : Exception(message);
