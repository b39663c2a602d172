using LinkTools.Core.Frontiers;
using Microsoft.Extensions.Time.Testing;

namespace LinkTools.Core.Tests.Frontiers;

/// <summary>Which host is next, if only the clock decides.</summary>
public sealed class HostSchedulerTests
{
    private readonly FakeTimeProvider _time = new();
    private int _free = 32;

    [Fact]
    public void A_host_never_has_more_pages_under_way_than_its_limit_and_costs_the_others_nothing()
    {
        var scheduler = New(hostLimit: 3);
        AddQuick(scheduler, ("a", 10), ("b", 1));
        var turns = TakeAll(scheduler);
        Assert.Equal(3, turns.Count(turn => turn.Host == "a"));
        Assert.Equal(1, turns.Count(turn => turn.Host == "b"));
        Assert.Equal((7, 4), (scheduler.Waiting, scheduler.Active));
        // Only the end of a page changes anything.
        Assert.Null(scheduler.NextTry);

        scheduler.Release(turns.First(turn => turn.Host == "a"));
        Assert.Equal("a", Assert.Single(TakeAll(scheduler)).Host);
    }

    [Fact]
    public void The_host_with_the_fewest_under_way_is_next_and_of_equals_the_one_that_has_waited_longest()
    {
        var scheduler = New(hostLimit: 3);
        AddQuick(scheduler, ("a", 3));
        Assert.Equal("a", scheduler.TryTake()!.Value.Host);
        Assert.Equal("a", scheduler.TryTake()!.Value.Host);
        AddQuick(scheduler, ("b", 3), ("c", 3));
        Assert.Equal(
            ["b", "c", "b", "c", "a", "b", "c"], TakeAll(scheduler).Select(turn => turn.Host));
    }

    [Fact]
    public void One_level_may_begin_while_the_one_above_is_under_way_and_the_next_may_not()
    {
        var scheduler = New(hostLimit: 3);
        foreach (var depth in new[] { 7, 6, 5, 5 })
            scheduler.Add("a", depth);
        scheduler.Release(scheduler.TryTake()!.Value);
        Assert.Equal([5, 6], TakeAll(scheduler).Select(turn => turn.Depth));
        Assert.Equal(5, scheduler.LowestDepthOf("a"));
    }

    [Fact]
    public void The_level_below_the_next_begins_when_the_slow_page_has_ended()
    {
        var scheduler = New(hostLimit: 3);
        foreach (var depth in new[] { 5, 5, 6, 7 })
            scheduler.Add("a", depth);
        scheduler.Release(scheduler.TryTake()!.Value);
        var turns = TakeAll(scheduler);
        scheduler.Release(turns[1]);
        Assert.Null(scheduler.TryTake());
        scheduler.Release(turns[0]);
        Assert.Equal(7, Assert.Single(TakeAll(scheduler)).Depth);
    }

    [Fact]
    public void Less_deep_pages_go_first_whenever_they_come()
    {
        var scheduler = New(hostLimit: 3);
        foreach (var depth in new[] { 0, 3, 3 })
            scheduler.Add("a", depth);
        scheduler.Release(scheduler.TryTake()!.Value);
        scheduler.Move("a", from: 3, to: 1);
        scheduler.Add("a", 2);
        Assert.Equal([1, 2], TakeAll(scheduler).Select(turn => turn.Depth));
        Assert.Equal(1, scheduler.WaitingOf("a"));
    }

    [Fact]
    public void A_host_that_has_not_answered_yet_is_given_twice_as_many_places_every_50_ms()
    {
        var scheduler = New(hostLimit: 8);
        Add(scheduler, "a", 20);
        foreach (var expected in new[] { 1, 2, 4, 8, 8 })
        {
            TakeAll(scheduler);
            Assert.Equal(expected, scheduler.Active);
            if (expected < 8)
                Assert.Equal(TimeSpan.FromMilliseconds(50), scheduler.NextTry);
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    [Fact]
    public void A_host_that_answers_quickly_is_given_all_its_places_at_once()
    {
        var scheduler = New(hostLimit: 8);
        Add(scheduler, "a", 20);
        var first = Assert.Single(TakeAll(scheduler));
        _time.Advance(TimeSpan.FromMilliseconds(20));
        scheduler.Release(first);
        Assert.Equal(8, TakeAll(scheduler).Count);
    }

    [Fact]
    public void Eight_slow_hosts_that_come_first_get_one_place_each_while_others_want_the_rest()
    {
        var scheduler = New(hostLimit: 8);
        for (var host = 0; host < 8; host++)
            Add(scheduler, $"slow{host}", 20);
        var slow = TakeAll(scheduler);
        Assert.Equal(8, slow.Count);
        for (var host = 0; host < 56; host++)
            Add(scheduler, $"fast{host}", 20);
        // As long as the fast hosts need all other places, no slow host gets a second one.
        for (var left = 56 * 20; left >= 24;)
        {
            var turns = TakeAll(scheduler);
            Assert.All(turns, turn => Assert.StartsWith("fast", turn.Host, StringComparison.Ordinal));
            Assert.Equal(24, turns.Count);
            left -= turns.Count;
            _time.Advance(TimeSpan.FromMilliseconds(10));
            turns.ForEach(scheduler.Release);
        }

        _time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.NotEmpty(TakeAll(scheduler));
    }

    [Fact]
    public void Slow_hosts_leave_one_place_in_eight_to_those_to_come_until_nobody_has_wanted_it_for_a_second()
    {
        var scheduler = New(hostLimit: 32);
        Add(scheduler, "slow", 100);
        while (scheduler.Active < 28)
        {
            TakeAll(scheduler);
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Empty(TakeAll(scheduler));
        Assert.InRange(scheduler.NextTry!.Value, TimeSpan.FromMilliseconds(900), TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(TakeAll(scheduler));
        // Another host still gets its first place.
        scheduler.Add("other", 0);
        Assert.Equal("other", Assert.Single(TakeAll(scheduler)).Host);
    }

    [Fact]
    public void Where_no_further_host_will_come_none_is_waited_for()
    {
        var scheduler = New(hostLimit: 32);
        Add(scheduler, "slow", 100);
        scheduler.IsSealed = true;
        for (var i = 0; i < 6; i++)
        {
            TakeAll(scheduler);
            _time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal(32, scheduler.Active);
    }

    [Fact]
    public void A_page_that_is_under_way_for_long_makes_its_host_slow_until_it_has_ended()
    {
        var scheduler = New(hostLimit: 3);
        AddQuick(scheduler, ("a", 10));
        var turn = scheduler.TryTake()!.Value;
        _time.Advance(TimeSpan.FromSeconds(2));
        scheduler.Add("b", 0);
        Assert.Equal("b", scheduler.TryTake()!.Value.Host);
        _free = 4;
        Assert.Null(scheduler.TryTake());
        scheduler.Release(turn);
        Assert.Equal("a", scheduler.TryTake()!.Value.Host);
        Assert.Equal("a", scheduler.TryTake()!.Value.Host);
    }

    [Fact]
    public void A_host_whose_pages_take_long_is_slow_until_they_do_not_any_more()
    {
        var scheduler = New(hostLimit: 3);
        AddQuick(scheduler, ("a", 20));
        _free = 4;
        var isSlow = new List<bool>();
        foreach (var milliseconds in new[] { 2_000, 2_000, 10, 10, 10 })
        {
            var turn = scheduler.TryTake()!.Value;
            _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            scheduler.Release(turn);
            var first = scheduler.TryTake()!.Value;
            var second = scheduler.TryTake();
            isSlow.Add(second is null);
            scheduler.Drop(first);
            scheduler.Add("a", 0);
            if (second is not { } given)
                continue;
            scheduler.Drop(given);
            scheduler.Add("a", 0);
        }

        // One of them depends on chance.
        Assert.Equal([false, true, true, false, false], isSlow);
    }

    [Fact]
    public void Pages_that_need_no_host_have_no_limit()
    {
        var scheduler = New(hostLimit: 1);
        Add(scheduler, "", 32);
        Assert.Equal(32, TakeAll(scheduler).Count);
    }

    [Fact]
    public void What_was_not_read_after_all_is_no_page_that_ended()
    {
        var scheduler = New(hostLimit: 8);
        Add(scheduler, "a", 3);
        scheduler.Drop(Assert.Single(TakeAll(scheduler)));
        Assert.Single(TakeAll(scheduler));
    }

    [Fact]
    public void Ten_thousand_hosts_of_one_page_each_go_through_in_turn()
    {
        var scheduler = New(hostLimit: 8);
        for (var host = 0; host < 10_000; host++)
            scheduler.Add($"h{host}", 0);
        for (var host = 0; host < 10_000; host++)
        {
            var turn = scheduler.TryTake()!.Value;
            Assert.Equal($"h{host}", turn.Host);
            scheduler.Release(turn);
        }

        Assert.Equal((0, 0), (scheduler.Waiting, scheduler.Active));
    }

    private HostScheduler New(int hostLimit) => new(new SchedulerSettings
    {
        HostLimit = hostLimit,
        Places = 32,
        FreePlaces = () => _free,
        Time = _time,
    });

    /// <summary>Adds hosts for which one page has been read quickly, and as many are waiting.</summary>
    private static void AddQuick(HostScheduler scheduler, params (string Host, int Count)[] hosts)
    {
        foreach (var (host, count) in hosts)
            Add(scheduler, host, count + 1);
        var turns = hosts.Select(_ => scheduler.TryTake()!.Value).ToList();
        Assert.Equal(hosts.Select(host => host.Host), turns.Select(turn => turn.Host));
        turns.ForEach(scheduler.Release);
    }

    private static void Add(HostScheduler scheduler, string host, int count)
    {
        for (var i = 0; i < count; i++)
            scheduler.Add(host, 0);
    }

    private List<HostTurn> TakeAll(HostScheduler scheduler)
    {
        var turns = new List<HostTurn>();
        while (scheduler.Active < 32 && TakeWithin(scheduler) is { } turn)
            turns.Add(turn);
        return turns;
    }

    private HostTurn? TakeWithin(HostScheduler scheduler)
    {
        _free = 32 - scheduler.Active;
        return scheduler.TryTake();
    }
}
