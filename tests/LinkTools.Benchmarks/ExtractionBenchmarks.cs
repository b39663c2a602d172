using BenchmarkDotNet.Attributes;
using LinkTools.Benchmarks.Extraction;
using LinkTools.Core.Checking;
using LinkTools.Core.Links;

namespace LinkTools.Benchmarks;

/// <summary>
/// All links of a folder of real pages (LINKTOOLS_PAGES, or else Debian's documentation), compared with a DOM.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ExtractionBenchmarks
{
    private Page[] _pages = [];

    [GlobalSetup]
    public void Setup()
    {
        _pages = Page.LoadAll();
        if (_pages.Length == 0)
            throw new InvalidOperationException("There are no pages: LINKTOOLS_PAGES names a folder of HTML.");
    }

    [Benchmark]
    public int Hyperlinks() => _pages.Sum(page => Readers.Extractor(page, LinkKindSet.Hyperlinks).Count);

    [Benchmark]
    public int AllKinds() => _pages.Sum(page => Readers.Extractor(page, LinkKindSet.All).Count);

    [Benchmark(Baseline = true)]
    public int AngleSharpDom() => _pages.Sum(page => Readers.Dom(page).Count);
}
