using LinkTools.Core.Crawling;
using LinkTools.Core.Pages;
using Microsoft.Extensions.Time.Testing;

namespace LinkTools.Core.Tests.Crawling;

/// <summary>Which pages wait for memory; there is always one that does not.</summary>
public sealed class PageBudgetTests
{
    private const long Limit = 100 << 20, Large = 60 << 20, Small = 100 << 10;

    private static readonly PageRequest[] Pages =
        [.. Enumerable.Range(0, 4).Select(i => PageRequest.ForUrl($"http://a.test/{i}"))];

    [Fact]
    public void Small_pages_never_wait_once_they_have_begun()
    {
        var budget = new PageBudget(Limit, isOrdered: false);
        Enter(budget, 0, 1);
        Assert.True(Hold(budget, 0, 10 * Limit).IsCompleted);
        Assert.True(Hold(budget, 1, Small).IsCompleted);
    }

    [Fact]
    public async Task A_page_begins_when_there_is_room_again()
    {
        var budget = new PageBudget(Limit, isOrdered: false);
        Enter(budget, 0);
        Assert.True(Hold(budget, 0, Limit).IsCompleted);
        var second = budget.EnterAsync(Pages[1], 1, TestContext.Current.CancellationToken).AsTask();
        Assert.False(second.IsCompleted);
        budget.End(Pages[0], Limit);
        Assert.False(second.IsCompleted);
        budget.Release(Pages[0]);
        await second;
        Assert.Equal(0, budget.Used);
    }

    [Fact]
    public async Task The_oldest_page_gets_what_it_needs_and_the_others_follow_in_turn()
    {
        var budget = new PageBudget(Limit, isOrdered: false);
        Enter(budget, 0, 1, 2);
        Assert.True(Hold(budget, 1, Large).IsCompleted);
        var third = Hold(budget, 2, Large);
        Assert.False(third.IsCompleted);
        Assert.True(Hold(budget, 0, Large).IsCompleted);
        Assert.True(Hold(budget, 0, 2 * Limit).IsCompleted);
        var second = Hold(budget, 1, Large + Small);
        Assert.False(second.IsCompleted);
        budget.End(Pages[0], 0);
        // The two still hold too much, but now the second one is the oldest.
        await second;
        Assert.False(third.IsCompleted);
        budget.End(Pages[1], 0);
        await third;
    }

    [Fact]
    public async Task Results_that_wait_for_a_slow_reader_hold_back_even_the_oldest_page()
    {
        var budget = new PageBudget(Limit, isOrdered: false);
        Enter(budget, 0, 1);
        Assert.True(Hold(budget, 0, Large).IsCompleted);
        budget.End(Pages[0], Large);
        var oldest = Hold(budget, 1, Large);
        Assert.False(oldest.IsCompleted);
        budget.Release(Pages[0]);
        await oldest;
    }

    [Fact]
    public async Task In_order_the_page_due_next_waits_for_no_result_that_comes_after_it()
    {
        var budget = new PageBudget(Limit, isOrdered: true);
        Enter(budget, 0, 1, 2);
        Assert.True(Hold(budget, 2, Limit - Small).IsCompleted);
        budget.End(Pages[2], Limit - Small);
        Assert.True(Hold(budget, 0, Large).IsCompleted);
        var second = Hold(budget, 1, Large);
        Assert.False(second.IsCompleted);
        // The first result can be taken now, so the second page waits for that.
        budget.End(Pages[0], Large);
        Assert.False(second.IsCompleted);
        budget.Release(Pages[0]);
        await second;
    }

    [Fact]
    public async Task A_run_that_is_stopped_waits_for_nothing()
    {
        using var stop = new CancellationTokenSource();
        var budget = new PageBudget(Limit, isOrdered: false);
        Enter(budget, 0);
        Assert.True(Hold(budget, 0, Limit).IsCompleted);
        var second = budget.EnterAsync(Pages[1], 1, stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public void A_deadline_stands_still_while_its_page_waits()
    {
        var time = new FakeTimeProvider();
        using var deadline = new PageDeadline(TimeSpan.FromHours(1), time, CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(59));
        deadline.Pause();
        time.Advance(TimeSpan.FromHours(5));
        deadline.Resume();
        deadline.Pause();
        deadline.Resume();
        Assert.False(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_deadline_that_was_over_before_stays_over()
    {
        var time = new FakeTimeProvider();
        using var deadline = new PageDeadline(TimeSpan.FromHours(1), time, CancellationToken.None);
        time.Advance(TimeSpan.FromHours(2));
        deadline.Pause();
        deadline.Resume();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Task.Delay(TimeSpan.FromMinutes(1), deadline.Token));
    }

    private static void Enter(PageBudget budget, params int[] pages)
    {
        foreach (var page in pages)
            Assert.True(
                budget.EnterAsync(Pages[page], page, TestContext.Current.CancellationToken).AsTask().IsCompleted);
    }

    private static Task Hold(PageBudget budget, int page, long bytes) =>
        budget.HoldAsync(Pages[page], bytes, null, TestContext.Current.CancellationToken).AsTask();
}
