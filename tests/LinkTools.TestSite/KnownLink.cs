namespace LinkTools.TestSite;

/// <summary>A known link of a page of the site.</summary>
/// <param name="Href">The address as written, with character references decoded.</param>
/// <param name="Url">Absolute.</param>
/// <param name="Text">The text as a reader sees it.</param>
public sealed record KnownLink(string Href, string Url, string Text);
