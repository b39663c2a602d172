using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace LinkTools.Pipeline;

/// <summary>
/// Carries records from asynchronous work to the one thread that may write them. It is bounded: the work waits, without
/// blocking a thread, until the pipeline has taken records.
/// </summary>
internal sealed class RecordQueue(int capacity) : IDisposable
{
    private readonly ConcurrentQueue<StreamRecord> _records = new();
    private readonly SemaphoreSlim _room = new(capacity);
    private readonly AutoResetEvent _wake = new(initialState: false);

    /// <summary>Adds a record as soon as there is room.</summary>
    public async ValueTask PutAsync(StreamRecord record, CancellationToken stop)
    {
        await _room.WaitAsync(stop).ConfigureAwait(false);
        _records.Enqueue(record);
        Wake();
    }

    /// <summary>Takes a record if there is one. For the pipeline thread.</summary>
    public bool TryTake([MaybeNullWhen(false)] out StreamRecord record)
    {
        if (!_records.TryDequeue(out record))
            return false;
        _room.Release();
        return true;
    }

    /// <summary>Waits for a record, for <see cref="Wake"/>, or until the time is over.</summary>
    public void WaitForWake(TimeSpan atMost) => _wake.WaitOne(atMost);

    /// <summary>Makes the pipeline thread look for records.</summary>
    public void Wake()
    {
        try
        {
            _wake.Set();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet has ended, and nothing waits.
        }
    }

    public void Dispose()
    {
        _room.Dispose();
        _wake.Dispose();
    }
}
