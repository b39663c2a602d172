using System.Collections.Concurrent;

namespace LinkTools.TestSite;

/// <summary>Responses that are held back until a test releases them, by name.</summary>
internal sealed class Gates
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();

    public Task WaitAsync(string name, CancellationToken stop) => Gate(name).Task.WaitAsync(stop);

    public void Release(string name) => Gate(name).TrySetResult();

    public void ReleaseAll()
    {
        foreach (var gate in _gates.Values)
            gate.TrySetResult();
    }

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
