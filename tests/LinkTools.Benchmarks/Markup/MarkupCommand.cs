using System.Diagnostics;
using System.Globalization;
using LinkTools.Core.Links;
using LinkTools.Core.Urls;

namespace LinkTools.Benchmarks.Markup;

/// <summary>
/// The time for HTML that was made to be slow: the best of five, after a warm-up. Exits with 1 if a limit is exceeded.
/// </summary>
internal static class MarkupCommand
{
    private const int Runs = 5;
    private const double PromisedMilliseconds = 100;
    private static readonly WebUrl PageUrl = WebUrl.Parse("https://host.test/dir/page.html")!;

    public static int Run()
    {
        Console.WriteLine($"| markup | MB | links | ms | of {PromisedMilliseconds} ms |\n|---|---:|---:|---:|---|");
        var isKept = true;
        var shapes = HostileShapes.All().ToList();
        WarmUp(shapes.Select(shape => shape.Markup));
        foreach (var (name, markup) in shapes)
        {
            var links = Read(markup);
            var best = Enumerable.Range(0, Runs).Min(_ => Time(markup));
            isKept &= best <= PromisedMilliseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {markup.Length / 1e6:0.0} | {links} | {best:0.0} | "
                    + $"{(best <= PromisedMilliseconds ? "kept" : "BROKEN")} |"));
        }

        return isKept ? 0 : 1;
    }

    // Two passes, and a pause in which the background compiler replaces the code by faster code.
    private static void WarmUp(IEnumerable<string> shapes)
    {
        foreach (var markup in shapes)
        {
            Read(markup);
            Read(markup);
        }

        Thread.Sleep(1_000);
    }

    private static double Time(string markup)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        Read(markup);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static int Read(string markup)
    {
        var extractor = new HtmlLinkExtractor(new ExtractionContext
        {
            SourceUrl = PageUrl.Href, DocumentUrl = PageUrl, Kinds = LinkKindSet.All,
        });
        extractor.Append(markup);
        return extractor.Complete().Count;
    }
}
