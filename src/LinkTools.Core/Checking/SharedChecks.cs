using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// Shares what URLs answer with the other processes of the same crawl, so that each URL is asked by one of them. Does
/// nothing where a crawl is nobody else's. May be used by many threads.
/// </summary>
internal sealed class SharedChecks
{
    /// <summary>URLs that are looked for at once.</summary>
    private const int LooksAtOnce = 500;

    /// <summary>
    /// After how long an answer that another process waits for itself is not waited for any more: each may wait for the
    /// other.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(500);

    private readonly Func<ISharedAnswers?> _answers;
    private readonly TimeProvider _time;
    private readonly Judge _judge;
    private readonly string _manner;
    private readonly ConcurrentQueue<(UrlEntry Entry, WebUrl Url)> _awaited = new();
    private readonly TaskCompletionSource _isAwaiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="options">How links are checked.</param>
    /// <param name="certificates">The expiry dates of certificates.</param>
    /// <param name="answers">What the processes share; gives null where there is nothing, or not yet.</param>
    public SharedChecks(CheckOptions options, CertificateDates certificates, Func<ISharedAnswers?> answers)
    {
        (_answers, _time) = (answers, options.Crawl.Fetch.TimeProvider);
        _judge = new Judge(options, certificates);
        _manner = MannerOf(options);
    }

    /// <summary>The answer of another process, waiting for it; null when the URL is to be asked here.</summary>
    /// <param name="ask">What is to be asked.</param>
    /// <param name="slot">Its place among those in flight, freed for others while it waits.</param>
    /// <param name="stop">Ends it.</param>
    public async ValueTask<UrlAnswer?> FindAsync(Ask ask, IPageSlot slot, CancellationToken stop)
    {
        if (_answers() is not { } answers)
            return null;
        var (key, started, look) = (KeyOf(ask.Entry, ask.Url), _time.GetTimestamp(), FirstLook);
        while (true)
        {
            var isImpatient = ask.IsAlone || _time.GetElapsedTime(started) > Patience;
            var (isMine, known) = await answers.ClaimAsync(key, ask.Order.WantsIds, isImpatient, stop)
                .ConfigureAwait(false);
            if (isMine || known is not null)
            {
                await slot.ReturnAsync(stop).ConfigureAwait(false);
                return known is not null && StoredAnswer.Read(known) is { } answer
                    && (!ask.Order.WantsIds || _judge.IsSettled(ask.Url, answer)) ? answer : null;
            }

            slot.Leave();
            await Task.Delay(look, _time, stop).ConfigureAwait(false);
            look = look * 2 < LongestLook ? look * 2 : LongestLook;
        }
    }

    /// <summary>Claims where an ask is redirected to; false where another process has claimed or asked it.</summary>
    public async ValueTask<bool> TryClaimAsync(UrlEntry entry, WebUrl url, bool wantsIds, CancellationToken stop) =>
        _answers() is not { } answers || (await answers.ClaimAsync(KeyOf(entry, url), wantsIds, false, stop)
            .ConfigureAwait(false)).IsMine;

    /// <summary>Gives an answer to the others.</summary>
    public void Keep(UrlEntry entry, WebUrl url, UrlAnswer answer)
    {
        if (url.IsHttp)
            _answers()?.Keep(KeyOf(entry, url), StoredAnswer.Write(answer), _judge.IsSettled(url, answer));
    }

    /// <summary>Says that the answer of a URL depends on another one's.</summary>
    public void Postpone(UrlEntry entry, WebUrl url) => _answers()?.Postpone(KeyOf(entry, url));

    /// <summary>Says that a URL is not asked here after all.</summary>
    public void GiveUp(UrlEntry entry, WebUrl url) => _answers()?.GiveUp(KeyOf(entry, url));

    /// <summary>Looks for the answer of a page that the crawl reads, here or elsewhere.</summary>
    public void Await(UrlEntry entry, WebUrl url)
    {
        if (_answers() is null)
            return;
        _awaited.Enqueue((entry, url));
        _isAwaiting.TrySetResult();
    }

    /// <summary>Takes the answers of pages that other processes read, until the crawl is over.</summary>
    public async Task WatchAsync(ClaimBoard board, CancellationToken stop)
    {
        try
        {
            // A crawl that is nobody else's awaits nothing, so no timer runs for it.
            await _isAwaiting.Task.WaitAsync(stop).ConfigureAwait(false);
            while (true)
            {
                await Task.Delay(LongestLook, _time, stop).ConfigureAwait(false);
                if (_answers() is { } answers && !_awaited.IsEmpty)
                    await LookAsync(answers, board, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Those that are left are asked for one by one.
        }
    }

    private async Task LookAsync(ISharedAnswers answers, ClaimBoard board, CancellationToken stop)
    {
        var batch = new List<(UrlEntry Entry, WebUrl Url)>();
        for (var left = _awaited.Count; left > 0 && batch.Count < LooksAtOnce; left--)
        {
            if (_awaited.TryDequeue(out var next) && next.Entry.IsLeftToCrawl)
                batch.Add(next);
        }

        var found = await answers.ReadAsync([.. batch.Select(item => KeyOf(item.Entry, item.Url))], stop)
            .ConfigureAwait(false);
        foreach (var ((entry, url), known) in batch.Zip(found))
        {
            if (known is not null && StoredAnswer.Read(known) is { } answer)
                board.Complete(entry, url, answer, isOthers: true);
            else
                _awaited.Enqueue((entry, url));
        }
    }

    private AnswerKey KeyOf(UrlEntry entry, WebUrl url) => new(
        url, string.Create(CultureInfo.InvariantCulture, $"{_manner}{(int)(entry.IsNamed ? default : entry.From)}"));

    // Whoever asks in another way gets other answers.
    private static string MannerOf(CheckOptions options)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{options.SkipsFragments} {options.ChecksTextFragments} {options.RequiresHttps} {options.Method} "
            + $"{options.RespectsRobots} {options.AcceptedStatuses} {options.Rewrite}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..3]);
    }
}
