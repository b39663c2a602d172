using System.Diagnostics.Tracing;
using System.Globalization;

namespace LinkTools.Core.Tests.Checking;

/// <summary>Counts the bytes that this process takes from its sockets, by the runtime's own counter.</summary>
internal sealed class ReceivedBytes : EventListener
{
    private const string Source = "System.Net.Sockets";
    private const string Counter = "bytes-received";

    private readonly object _gate = new();
    private TaskCompletionSource<long> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Bytes so far.</summary>
    public async Task<long> ReadAsync(CancellationToken stop)
    {
        // The value that comes next may have been read before this was asked for.
        await NextAsync().WaitAsync(stop);
        return await NextAsync().WaitAsync(stop);
    }

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource?.Name != Source)
            return;
        var settings = new Dictionary<string, string?> { ["EventCounterIntervalSec"] = "0.1" };
        EnableEvents(eventSource, EventLevel.LogAlways, EventKeywords.All, settings);
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData is not { EventName: "EventCounters", Payload: [IDictionary<string, object> values, ..] }
            || values["Name"] as string != Counter)
            return;
        TaskCompletionSource<long> next;
        lock (_gate)
            (next, _next) = (_next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        next.SetResult(Convert.ToInt64(values["Mean"], CultureInfo.InvariantCulture));
    }

    private Task<long> NextAsync()
    {
        lock (_gate)
            return _next.Task;
    }
}
