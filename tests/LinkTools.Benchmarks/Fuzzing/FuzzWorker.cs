using System.Text;

namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>The loop of one thread: takes the next number, generates its input, and checks it.</summary>
internal sealed class FuzzWorker(FuzzRun run, Seeds seeds)
{
    private const int UrlsPerPage = 4;

    private volatile FuzzInput? _current;

    /// <summary>The input that a watchdog writes to a file if it never ends.</summary>
    public FuzzInput? Current => _current;

    public void Loop()
    {
        while (!run.IsOver)
        {
            var number = run.NextNumber();
            var random = new Random(number);
            var mutator = new Mutator(random, seeds);
            try
            {
                CheckPage(mutator, number, random);
                for (var i = 0; i < UrlsPerPage; i++)
                    CheckUrl(mutator, number, random);
            }
            catch (Exception exception)
            {
                run.Fail(_current!, exception);
            }
        }
    }

    private void CheckPage(Mutator mutator, int number, Random random)
    {
        var page = mutator.NextPage();
        _current = new FuzzInput(page, number, Environment.TickCount64);
        if (page.Length == 0)
            return;
        run.Count(number, page.Length, new PageCheck(page, mutator.Pick(Tokens.ContentTypes), random).Run());
    }

    private void CheckUrl(Mutator mutator, int number, Random random)
    {
        var (url, baseUrl) = (mutator.NextUrl(), mutator.NextUrl());

        // UTF-16, because lone surrogates matter here.
        _current = new FuzzInput(Encoding.Unicode.GetBytes($"{url}\n{baseUrl}"), number, Environment.TickCount64);
        UrlCheck.Run(url, baseUrl, random.Next(100));
    }
}
