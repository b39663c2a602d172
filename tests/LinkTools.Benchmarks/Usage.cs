namespace LinkTools.Benchmarks;

/// <summary>The text of --help.</summary>
internal static class Usage
{
    public const string Text = """
        Measures the figures in README. Build with -c Release, and run on a machine that does nothing else:

          dotnet run -c Release --project tests/LinkTools.Benchmarks -- COMMAND

        Each command prints a Markdown table:
          peers [--runs N] [--rounds N] [--slow] [--out FOLDER] [DIRECTORY ...]
                        reads a list of pages with Get-PageLinks, a bare download and the usual scripts; writes
                        peers.md and peers.svg
          output [--turns N] [--pages N] [--throttle N] [--engine FOLDER]
                        writes links to a file with -OutFile, Export-Csv and the asyncio tutorial program; --engine
                        also with a PowerShell that is compiled ahead of time, which is created in FOLDER
          crawl [--checks] [--runs N] [--out FOLDER] [DIRECTORY ...]
                        crawls whole sites, also with wget2 and linkchecker; writes crawl.md. With --checks, checks all
                        links of the sites, also with linkchecker, linkinator and muffet; writes checks.md
          startup [--runs N] [--module MANIFEST ...]
                        the time to import the module and to get the first link, also for several builds
          frontier [--urls N] [--windows N] [--pages N]
                        memory of a million known URLs, and the rate of a crawl whose state is in a file
          shared [--urls N] [--seconds N] [--out FOLDER]
                        a crawl on a Redis server that several processes share: bytes a known URL, the server's time a
                        page, pages a second; shared.svg
          fairness [--runs N] [--pages N] [--delay MS] [--slow-delay MS]
                        whether a slow host slows the others down
          allocations   bytes allocated for the links of real pages
          memory [--module MANIFEST] [SHAPE [PAGES]]
                        the peak memory of a process for pages of 16 MB, by their content and number
          checks-memory what a check of 100,000 links keeps for each URL and each id
          markup        HTML that was made to be slow
          fuzz [--minutes N] [--seed N] [--threads N] [--corpora DIR]
                        mutated pages and URLs, until something fails
          --filter '*'  the microbenchmarks, with every other option of BenchmarkDotNet

        crawl and peers serve Debian's postgresql-doc-15 and python3.11-doc unless directories are named, and write to
        artifacts/. All traffic stays on this machine. frontier, shared,
        fairness, startup, memory, checks-memory and markup exit with 1 when a promise is broken.
        """;
}
