using System.Text;

namespace LinkTools.Benchmarks.Output;

/// <summary>Pages that resemble documentation: 81 links, and text between them, 25 KB in all.</summary>
internal static class GeneratedPages
{
    private const int Links = 81, Bytes = 25_000;

    /// <summary>Writes the pages into a folder.</summary>
    public static void Write(string folder, int count)
    {
        var filler = string.Concat(Enumerable.Repeat("Lorem ipsum dolor sit amet, consectetur. ", 8));
        for (var page = 0; page < count; page++)
        {
            var html = new StringBuilder("<!DOCTYPE html><html><head><title>Page</title></head><body>\n");
            for (var link = 0; link < Links; link++)
            {
                var target = link % 3 == 0
                    ? $"https://other{link}.example/path/{page}?q={link}&amp;r=1"
                    : $"../section-{link}/page-{(page + link) % count}.html#part-{link}";
                html.Append(FormattableString.Invariant(
                    $"<p><a class=\"reference\" href=\"{target}\">Section {link}, page {page}</a> "));
                html.Append(filler, 0, Math.Min(filler.Length, (Bytes / Links) - 130)).Append("</p>\n");
            }

            File.WriteAllText(Path.Combine(folder, FormattableString.Invariant($"{page}.html")), html.ToString());
        }
    }
}
