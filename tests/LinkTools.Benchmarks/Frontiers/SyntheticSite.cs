using System.Text;

namespace LinkTools.Benchmarks.Frontiers;

/// <summary>A site of any size without a server: its pages are numbers.</summary>
internal static class SyntheticSite
{
    private const int PagesPerFolder = 250;

    public static string UrlOf(long number) =>
        Figures.Text(
            $"https://docs.example.org/reference/chapter-{number / PagesPerFolder}/section-{number:0000000}.html");

    /// <summary>A page of some 3 KB with these links.</summary>
    public static string Markup(IReadOnlyList<long> targets)
    {
        var markup = new StringBuilder(
            "<!DOCTYPE html><html><head><meta charset=utf-8><title>A section</title></head><body>\n");
        foreach (var target in targets)
            markup.Append("<p>What is said here is explained at length in <a href=\"").Append(UrlOf(target))
                .Append("\">another section</a>.</p>\n");
        return markup.Append("</body></html>\n").ToString();
    }
}
