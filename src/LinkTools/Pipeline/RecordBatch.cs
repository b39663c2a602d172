namespace LinkTools.Pipeline;

/// <summary>
/// Objects that go to the pipeline together, so that its thread is not woken for each of them. Not thread-safe.
/// </summary>
internal sealed class RecordBatch(RecordQueue records)
{
    /// <summary>Few enough that the first of them does not wait for long.</summary>
    private const int Size = 64;

    private List<object> _objects = [];

    /// <summary>True if no more objects should be added.</summary>
    public bool IsFull => _objects.Count >= Size;

    /// <summary>Adds an object.</summary>
    public void Add(object item) => _objects.Add(item);

    /// <summary>Gives the objects so far to the pipeline, as soon as it has room.</summary>
    public async ValueTask GiveAsync(CancellationToken stop)
    {
        if (_objects.Count == 0)
            return;
        var due = _objects;
        _objects = [];
        await records.PutAsync(StreamRecord.Objects(due), stop).ConfigureAwait(false);
    }
}
