using LinkTools.Core.Checking;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Frontiers.Redis;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Tests.Frontiers.Redis;

/// <summary>How the processes of one check give each other what URLs answered.</summary>
[Trait("Category", "Long")]
public sealed class RedisAnswerTests : RedisTests
{
    private static readonly byte[] Answer = "answer"u8.ToArray();
    private static readonly AnswerKey Key = new(Url("/x.png"), "m0");

    [Fact]
    public async Task A_url_is_asked_by_one_and_its_answer_is_for_all()
    {
        var workers = await StartAsync(2);
        Assert.True(await IsMineAsync(workers[0]));
        Assert.False(await IsMineAsync(workers[1]));
        // An answer to a request that was lost: it is still this one's.
        Assert.True(await IsMineAsync(workers[0]));
        workers[0].Answers.Keep(Key, Answer, isWhole: true);
        await SettledAsync(workers[0]);
        Assert.Equal(Answer, (await workers[1].Answers.ClaimAsync(Key, isWhole: true, false, Stop)).Answer);
        Assert.Equal([Answer, null], await workers[1].Answers.ReadAsync([Key, Key with { Manner = "n0" }], Stop));
        // Whoever asks in another way asks for himself.
        Assert.True((await workers[1].Answers.ClaimAsync(Key with { Manner = "n0" }, true, false, Stop)).IsMine);
        var keys = (string[])(await Server.AskAsync("KEYS", "*:a:m0:*"))!;
        Assert.InRange((long)await Server.AskAsync("TTL", keys.Single()), 1, 24 * 60 * 60);
    }

    [Fact]
    public async Task An_answer_without_the_page_is_enough_for_some()
    {
        var workers = await StartAsync(2);
        Assert.True(await IsMineAsync(workers[0]));
        workers[0].Answers.Keep(Key, Answer, isWhole: false);
        await SettledAsync(workers[0]);
        Assert.True((await workers[0].Answers.ClaimAsync(Key, isWhole: true, false, Stop)).IsMine);
        Assert.Equal((false, null), await workers[1].Answers.ClaimAsync(Key, isWhole: true, false, Stop));
        Assert.Equal(Answer, (await workers[1].Answers.ClaimAsync(Key, isWhole: false, false, Stop)).Answer);
        byte[] whole = [1, 2, 3];
        workers[0].Answers.Keep(Key, whole, isWhole: true);
        await SettledAsync(workers[0]);
        Assert.Equal(whole, (await workers[1].Answers.ClaimAsync(Key, isWhole: true, false, Stop)).Answer);
    }

    [Fact]
    public async Task A_claim_ends_with_the_one_who_has_it()
    {
        var workers = await StartAsync(3);
        Assert.True(await IsMineAsync(workers[0]));
        workers[0].Abort();
        await workers[0].DisposeAsync();
        Assert.True(await IsMineAsync(workers[1]));
        workers[1].Answers.GiveUp(Key);
        await SettledAsync(workers[1]);
        Assert.True(await IsMineAsync(workers[2]));
        // What it never claimed it cannot give up.
        workers[1].Answers.GiveUp(Key);
        await SettledAsync(workers[1]);
        Assert.False(await IsMineAsync(workers[1]));
    }

    [Fact]
    public async Task One_that_waits_for_something_else_is_waited_for_until_patience_ends()
    {
        var workers = await StartAsync(2);
        Assert.True(await IsMineAsync(workers[0]));
        workers[0].Answers.Postpone(Key);
        await SettledAsync(workers[0]);
        Assert.False(await IsMineAsync(workers[1]));
        Assert.True((await workers[1].Answers.ClaimAsync(Key, true, isImpatient: true, Stop)).IsMine);
    }

    [Fact]
    public async Task A_page_that_another_reads_is_not_asked()
    {
        var workers = await StartAsync(2);
        await AddAsync(workers[0], null, 0, "/");
        var page = (await Soon(workers[0].ClaimAsync()))!;
        var key = new AnswerKey(page.Url, "m0");
        Assert.Equal((false, null), await workers[1].Answers.ClaimAsync(key, true, false, Stop));
        Assert.True((await workers[0].Answers.ClaimAsync(key, true, false, Stop)).IsMine);
        workers[0].Answers.GiveUp(key);
        await EndAsync(workers[0], page);
        await CloseAsync([workers[0]]);
        Assert.True((await workers[1].Answers.ClaimAsync(key, true, false, Stop)).IsMine);
    }

    [Fact]
    public void An_answer_comes_back_as_it_was()
    {
        var places = new PagePlaces { Text = "Some words" };
        places.Add("here");
        places.AddScript();
        var answer = new UrlAnswer
        {
            StatusCode = 404,
            Failure = new PageFailure(FailureReason.HttpStatus, "It is gone."),
            SkipReason = "robots.txt forbids it",
            IsChallenge = true,
            FinalUrl = "http://a.test/final",
            Hops = [new RedirectHop(301, "http://a.test/", "http://a.test/final")],
            ContentType = "text/html",
            WasReadForIds = true,
            Method = AskedBy.Get,
            Attempts = 3,
            Elapsed = TimeSpan.FromMilliseconds(1234),
            Time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            HasSecureTwin = false,
        }.With(places, isCut: true);
        var read = StoredAnswer.Read(StoredAnswer.Write(answer))!;
        Assert.True(read.Ids!.Value.Has("here"));
        Assert.False(read.Ids.Value.Has("there"));
        Assert.Null(read.Text!.FindMissing("text=words"));
        Assert.Equal("other", read.Text.FindMissing("text=other"));
        Assert.Equal(answer.Hops, read.Hops);
        Assert.Equal(
            answer with { Ids = null, Text = null, Hops = [] }, read with { Ids = null, Text = null, Hops = [] });
        Assert.Null(StoredAnswer.Read("{\"Status\":"u8));
        Assert.Null(StoredAnswer.Read("{\"Ticks\":-5}"u8));
    }

    private static async Task<bool> IsMineAsync(RedisFrontier worker) =>
        (await worker.Answers.ClaimAsync(Key, isWhole: false, isImpatient: false, Stop)).IsMine;

    // What was sent before over the same connection has been done.
    private static async Task SettledAsync(RedisFrontier worker) => await worker.PeekAsync(Stop);
}
