namespace LinkTools.TestSite;

/// <summary>A link that a page of the site is known to have.</summary>
/// <param name="Href">As written, character references decoded.</param>
/// <param name="Url">Absolute.</param>
/// <param name="Text">As a reader would call it.</param>
public sealed record KnownLink(string Href, string Url, string Text);
