using LinkTools.Core.Pages;

namespace LinkTools.Core.Frontiers;

/// <summary>The completed pages, and the files with their links.</summary>
internal sealed partial class LocalFrontier
{
    public ValueTask CompleteAsync(long id, PageResult result, OutputMark? output)
    {
        lock (_gate)
        {
            if (!_isDisposed)
                _store.Complete(id, result, output);
        }

        return default;
    }

    public ValueTask CompleteAsync(IReadOnlyList<PageResult> results, OutputMark output)
    {
        lock (_gate)
        {
            if (!_isDisposed)
                _store.Complete(results, output);
        }

        return default;
    }

    public ValueTask<StoredOutputs> FindOutputsAsync(CancellationToken stop)
    {
        lock (_gate)
            return new(_isDisposed ? StoredOutputs.None : _store.FindOutputs());
    }

    public ValueTask RecordOutputAsync(OutputMark output, CancellationToken stop)
    {
        lock (_gate)
        {
            if (!_isDisposed)
                _store.SaveOutput(output);
        }

        return default;
    }
}
