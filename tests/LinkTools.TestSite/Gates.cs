using System.Collections.Concurrent;

namespace LinkTools.TestSite;

/// <summary>Responses that are held back until a test releases them, by name.</summary>
internal sealed class Gates
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _gates = new();

    public Task WaitAsync(string name, CancellationToken stop) => Gate(name).Task.WaitAsync(stop);

    public void Release(string name) => Gate(name).TrySetResult();

    /// <summary>
    /// Releases all, and forgets their names: what the next test holds back under one of them waits again.
    /// </summary>
    public void ReleaseAll()
    {
        foreach (var name in _gates.Keys)
        {
            if (_gates.TryRemove(name, out var gate))
                gate.TrySetResult();
        }
    }

    private TaskCompletionSource Gate(string name) =>
        _gates.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
