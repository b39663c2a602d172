using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Tests.Frontiers;

public sealed class UrlQueueTests
{
    [Fact]
    public void Urls_come_out_as_they_went_in_and_in_that_order()
    {
        var queue = new UrlQueue();
        foreach (var url in Urls)
            queue.Enqueue(Queued(url));
        Assert.Equal(Urls.Length, queue.Count);
        foreach (var url in Urls)
            Assert.Equal(Queued(url), queue.Dequeue());
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void Putting_in_and_taking_out_by_turns_loses_nothing()
    {
        var random = new Random(7);
        var queue = new UrlQueue();
        var expected = new Queue<QueuedUrl>();
        for (var i = 0; i < 200_000; i++)
        {
            // It grows half of the time and is emptied the other half.
            if (random.Next(10) < ((i / 20_000) % 2 == 0 ? 6 : 4))
            {
                var url =
                    $"https://example.org/{random.Next(50)}/{new string('x', random.Next(300))}{random.Next(1_000)}";
                var next = new QueuedUrl(url, random.NextInt64(3) * random.NextInt64(), random.Next(-5, 100_000))
                {
                    IsSeed = i % 3 == 0,
                    FoundOn = (AddressClass)(i % 4),
                    Text = new string('é', random.Next(70)),
                };
                queue.Enqueue(next);
                expected.Enqueue(next);
            }
            else if (expected.TryDequeue(out var due))
            {
                Assert.Equal(due, queue.Dequeue());
            }

            Assert.Equal(expected.Count, queue.Count);
        }
    }

    [Fact]
    public void An_empty_queue_has_nothing_to_give()
    {
        var queue = new UrlQueue();
        Assert.Throws<InvalidOperationException>(() => queue.Dequeue());
        queue.Enqueue(Queued("https://example.org/"));
        queue.Dequeue();
        Assert.Throws<InvalidOperationException>(() => queue.Dequeue());
    }

    private static QueuedUrl Queued(string url) => new(url, url.Length * 7L, url.Length % 50)
    {
        Text = $"é{url.Length}",
        IsSeed = url.Length % 2 == 0,
        FoundOn = (AddressClass)(url.Length % 4),
    };

    private static string[] Urls { get; } =
    [
        "https://example.org/a/1", "https://example.org/a/1", "https://example.org/a/12", "https://example.org/a", "",
        "x",
        $"https://example.org/{new string('y', 200_000)}", "https://example.org/", "http://[::1]:8080/?a=%C3%A9",
        "https://example.org/é/ü", "https://example.org/è",
    ];
}
