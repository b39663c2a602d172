using LinkTools.Core.Frontiers;

namespace LinkTools.Core.Tests.Frontiers;

public sealed class HostQueuesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_thread_adds_another_gets_and_the_end_comes_when_the_last_is_done()
    {
        using var queues = New();
        var first = queues.NextAsync().AsTask();
        var second = queues.NextAsync().AsTask();
        queues.Add("a", "a1");
        queues.Complete();
        var given = await first;
        Assert.Equal("a1", given!.Item);
        // The item that is being done may still add others.
        Assert.False(second.IsCompleted);
        queues.Add("b", "b1");
        var last = await second;
        Assert.Equal("b1", last!.Item);
        queues.Release(given.Turn);
        var end = queues.NextAsync().AsTask();
        Assert.False(end.IsCompleted);
        queues.Release(last.Turn);
        Assert.Null(await end);
        Assert.Null(await queues.NextAsync());
    }

    [Fact]
    public async Task A_stop_wakes_everybody()
    {
        using var queues = New();
        var waiting = Enumerable.Range(0, 5).Select(_ => queues.NextAsync().AsTask()).ToArray();
        queues.Abort();
        Assert.All(await Task.WhenAll(waiting), Assert.Null);
        queues.Add("a", "a1");
        Assert.Null(await queues.NextAsync());
    }

    [Fact]
    public async Task There_is_room_for_few_unless_all_that_wait_are_of_busy_hosts_and_somebody_has_nothing_to_do()
    {
        using var queues = new HostQueues<string>(new SchedulerSettings { HostLimit = 1 })
        {
            Room = 2,
            RoomIfIdle = 4,
        };
        queues.Add("a", "a1");
        var busy = await queues.NextAsync();
        queues.Add("a", "a2");
        queues.Add("a", "a3");
        var room = queues.WaitForRoomAsync(Stop);
        Assert.False(room.IsCompleted);

        var idle = queues.NextAsync().AsTask();
        await room;
        queues.Add("a", "a4");
        queues.Add("a", "a5");
        room = queues.WaitForRoomAsync(Stop);
        Assert.False(room.IsCompleted);
        queues.Release(busy!.Turn);
        Assert.Equal("a2", (await idle)!.Item);
        Assert.False(room.IsCompleted);
        queues.Abort();
    }

    [Fact]
    public async Task Many_threads_lose_nothing_and_keep_to_the_limits()
    {
        using var queues = New();
        const int Count = 5_000;
        var under = new int[10];
        var done = 0;
        var workers = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (await queues.NextAsync() is { } next)
            {
                var host = int.Parse(next.Turn.Host);
                Assert.InRange(Interlocked.Increment(ref under[host]), 1, 4);
                await Task.Yield();
                Interlocked.Decrement(ref under[host]);
                Interlocked.Increment(ref done);
                queues.Release(next.Turn);
            }
        })).ToArray();
        for (var i = 0; i < Count; i++)
        {
            await queues.WaitForRoomAsync(Stop);
            queues.Add($"{i % under.Length}", $"{i}");
        }

        queues.Complete();
        await Task.WhenAll(workers).WaitAsync(TimeSpan.FromMinutes(1), Stop);
        Assert.Equal(Count, done);
    }

    private static HostQueues<string> New() => new(new SchedulerSettings { HostLimit = 4 }) { Room = 100 };
}
