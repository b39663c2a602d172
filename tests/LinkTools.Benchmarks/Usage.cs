namespace LinkTools.Benchmarks;

/// <summary>What --help says.</summary>
internal static class Usage
{
    public const string Text = """
        The figures that README quotes. Build with -c Release and run on a machine that does nothing else:

          dotnet run -c Release --project tests/LinkTools.Benchmarks -- COMMAND

        Commands; each prints a Markdown table:
          peers [--runs N] [--rounds N] [--slow] [--out FOLDER] [DIRECTORY ...]
                        a list of pages, beside the bare download and what people use today; peers.md and peers.svg
          output [--turns N] [--pages N] [--throttle N] [--engine FOLDER]
                        the main job into a file, beside Export-Csv and the asyncio tutorial's program; --engine also
                        with an engine compiled ahead of time, which is made in FOLDER
          crawl [--checks] [--runs N] [--out FOLDER] [DIRECTORY ...]
                        whole sites, beside wget2 and linkchecker; crawl.md; with --checks, all links of the sites
                        checked, beside linkchecker, linkinator and muffet; checks.md
          startup [--runs N] [--module MANIFEST ...]
                        what importing costs, and the time to the first link; several builds beside each other
          frontier [--urls N] [--windows N] [--pages N]
                        memory of a million known URLs, and the rate of a crawl whose state is in a file
          shared [--urls N] [--seconds N] [--out FOLDER]
                        a crawl on a Redis server that several processes share: bytes a known URL, the server's time a
                        page, pages a second; shared.svg
          fairness [--runs N] [--pages N] [--delay MS] [--slow-delay MS]
                        whether a slow host slows the others down
          allocations   bytes allocated for the links of real pages
          memory [--module MANIFEST] [SHAPE [PAGES]]
                        the most that a process takes for pages of 16 MB, by what they repeat and their number
          markup        markup that was made to be slow
          fuzz [--minutes N] [--seed N] [--threads N] [--corpora DIR]
                        damaged pages and URLs, until something breaks
          --filter '*'  the micro-benchmarks, and every other option of BenchmarkDotNet

        crawl and peers serve Debian's postgresql-doc-15 and python3.11-doc unless directories are named, and write to
        artifacts/. All traffic stays on this machine. frontier, shared,
        fairness, startup, memory and markup exit with 1 when a promise is broken.
        """;
}
