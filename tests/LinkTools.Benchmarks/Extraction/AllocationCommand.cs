using System.Globalization;
using System.Runtime.CompilerServices;
using LinkTools.Core.Links;

namespace LinkTools.Benchmarks.Extraction;

/// <summary>How much memory each way allocates for each byte of the strings that it returns.</summary>
internal static class AllocationCommand
{
    private const int StringOverhead = 22, ObjectAlignment = 8;

    public static int Run()
    {
        var pages = Page.LoadAll();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{pages.Length} pages, {pages.Sum(page => (long)page.Markup.Length) / 1e6:0.0} M characters\n"));
        Console.WriteLine(
            "| | links | allocated MB | strings MB | allocated / strings | allocated / (strings and links) "
            + "|\n|---|---:|---:|---:|---:|---:|");
        Report("extractor, hyperlinks", pages, page => Readers.Extractor(page, LinkKindSet.Hyperlinks));
        Report("extractor, all kinds", pages, page => Readers.Extractor(page, LinkKindSet.All));
        Report("AngleSharp DOM, hyperlinks", pages, Readers.Dom);
        return 0;
    }

    private static void Report(string name, Page[] pages, Func<Page, IReadOnlyList<PageLink>> read)
    {
        // The first page also pays for tables that are created once.
        read(pages[0]);
        long allocated = 0, strings = 0, links = 0;
        foreach (var page in pages)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var found = read(page);
            allocated += GC.GetAllocatedBytesForCurrentThread() - before;
            strings += StringBytes(found);
            links += found.Count;
        }

        var results = strings + (links * LinkBytes());
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {links} | {allocated / 1e6:0.0} | {strings / 1e6:0.0} | {(double)allocated / strings:0.00} "
                + $"| {(double)allocated / results:0.00} |"));
    }

    // Each string once: hosts, schemes and names are shared.
    private static long StringBytes(IReadOnlyList<PageLink> links)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var bytes = 0L;
        foreach (var link in links)
        {
            foreach (var text in new[] { link.Url, link.Href, link.Text, link.Rel, link.Scheme, link.Host })
            {
                if (text.Length > 0 && seen.Add(text))
                    bytes += (
                        StringOverhead + (2 * text.Length) + ObjectAlignment - 1) / ObjectAlignment * ObjectAlignment;
            }
        }

        return bytes;
    }

    private static long LinkBytes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = RuntimeHelpers.GetUninitializedObject(typeof(PageLink));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
