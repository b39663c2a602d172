using System.Globalization;

namespace LinkTools.Core.Pages;

/// <summary>The link that first led a crawl to a page.</summary>
/// <param name="Url">The page that contains the link.</param>
/// <param name="Line">The line of the link, 1-based; 0 if it is in a header or a sitemap.</param>
/// <param name="Text">What a person would call the link; empty if it is not known any more.</param>
public sealed record PageReferrer(string Url, int Line, string Text)
{
    /// <summary>A sentence that says where the link is, so that the owner of that page can correct it.</summary>
    public string Describe()
    {
        var line = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $", line {Line}") : "";
        var text = Text.Length > 0 ? $" (\"{FailureText.Shorten(Text)}\")" : "";
        return $"It is linked on '{FailureText.Shorten(Url)}'{line}{text}.";
    }
}
