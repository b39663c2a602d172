using System.Globalization;

namespace LinkTools.Core.Pages;

/// <summary>The link that first led a crawl to a page.</summary>
/// <param name="Url">The page it stands on.</param>
/// <param name="Line">Its line there, 1-based; 0 where it stands in a header or a sitemap.</param>
/// <param name="Text">What a reader would call it; empty where that is not known any more.</param>
public sealed record PageReferrer(string Url, int Line, string Text)
{
    /// <summary>A sentence about where the link stands, so that whoever keeps that page can mend it.</summary>
    public string Describe()
    {
        var line = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $", line {Line}") : "";
        var text = Text.Length > 0 ? $" (\"{FailureText.Shorten(Text)}\")" : "";
        return $"It is linked on '{FailureText.Shorten(Url)}'{line}{text}.";
    }
}
