using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LinkTools.Pipeline;

/// <summary>
/// A cmdlet whose work runs behind the pipeline thread. The work puts records into a queue, and this class writes them
/// on the pipeline thread. Whichever way the pipeline ends, the work ends before the cmdlet does.
/// </summary>
/// <remarks>
/// Only Ctrl+C calls StopProcessing. Select-Object -First, break, throw and -ErrorAction Stop are exceptions out of a
/// write, and a fault elsewhere in the pipeline only calls Dispose. So the work is stopped and waited for in all three.
/// A loop or a try upstream may catch such an exception, continue, and give more input. After continue and throw, the
/// work then continues, as if the cmdlet were a loop; after break, nothing more is read or written.
/// </remarks>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private const int RecordsPrefetched = 32, InputPrefetched = 64;

    // The clock is not looked at for each object.
    private const int ObjectsAtOnce = 16;

    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly RecordQueue _records = new(RecordsPrefetched);

    // Typed as object, because PowerShell looks at the fields of cmdlets at import, long before the core is needed.
    private readonly Channel<object> _input = Channel.CreateBounded<object>(InputPrefetched);
    private Task? _work;
    private long _lastProgress;
    private bool _hasProgress, _isDisposed, _isLeft, _isEnding;

    // The rest of a list that is being written: a consumer may stop in the middle, and a loop upstream may continue.
    private IEnumerator? _unwritten;
    private readonly Queue<object> _late = new();

    /// <summary>Checks the parameters; throws a terminating error for those that cannot be used.</summary>
    protected virtual void Validate()
    {
    }

    /// <summary>Handles what the pipeline bound for this record: one input object, or the arguments.</summary>
    protected abstract void Accept();

    /// <summary>Handles what is complete only when the input has ended.</summary>
    protected virtual void AcceptEnd()
    {
    }

    /// <summary>The work itself. It is started once, before the first input.</summary>
    private protected abstract Task RunAsync(RecordQueue records, CancellationToken stop);

    /// <summary>The progress of the work; null if there is nothing to show.</summary>
    private protected virtual ProgressRecord? DescribeProgress() => null;

    /// <summary>Called on the pipeline thread when the work has ended by itself.</summary>
    private protected virtual void OnCompleted()
    {
    }

    /// <summary>Called on the pipeline thread when all records before a mark have been written.</summary>
    private protected virtual void OnWritten(object mark)
    {
    }

    /// <summary>The terminating error for an exception of the work; null for a bug in the module.</summary>
    private protected virtual ErrorRecord? Explain(Exception fault) => null;

    protected sealed override void BeginProcessing() => Guarded(() =>
    {
        Validate();
        var stop = _stop.Token;
        _work = Task.Run(() => RunAsync(_records, stop), CancellationToken.None);
        _work.ContinueWith(
            static (_, state) =>
                ((RecordQueue)state!).Wake(), _records, CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    });

    protected sealed override void ProcessRecord() => Guarded(() =>
    {
        Accept();
        WriteWaiting();
    });

    protected sealed override void EndProcessing() => Guarded(() =>
    {
        AcceptEnd();
        PostLate();
        _isEnding = true;
        _input.Writer.TryComplete();
        PumpUntil(() => _work!.IsCompleted);
        WriteWaiting();
        if (_hasProgress && DescribeProgress() is { } last)
        {
            last.RecordType = ProgressRecordType.Completed;
            WriteProgress(last);
        }

        EndWork();
        OnCompleted();
    });

    /// <summary>Ctrl+C. It comes on another thread, while the pipeline thread may be waiting or writing.</summary>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet ended at the same moment.
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _isDisposed)
            return;
        _isDisposed = true;
        StopAndWait();
        _stop.Dispose();
        _records.Dispose();
    }

    /// <summary>
    /// Writes records until <paramref name="isOver"/>. Records and <see cref="RecordQueue.Wake"/> wake it.
    /// </summary>
    private void PumpUntil(Func<bool> isOver)
    {
        while (!isOver() && _work is { IsCompleted: false })
        {
            if (!WriteNext())
                _records.WaitForWake(ProgressInterval);
            ShowProgress();
        }

        // Work that has ended takes no more input, so nothing must wait for it.
        if (_work is { IsCompleted: true, IsCompletedSuccessfully: false })
            EndWork();
    }

    /// <summary>Passes an input to the work as soon as there is room for it. Records are written meanwhile.</summary>
    private protected void Post(object input)
    {
        _late.Enqueue(input);
        PostLate();
    }

    private void PostLate()
    {
        // An input leaves the list only when the work has it: a consumer may stop while there is no room for it.
        while (_late.TryPeek(out var input))
        {
            if (_input.Writer.TryWrite(input))
                _late.Dequeue();
            else
                PumpUntil(() => _input.Reader.Count < InputPrefetched);
        }
    }

    /// <summary>The inputs that were posted, until there are no more.</summary>
    private protected async IAsyncEnumerable<T> ReadInputAsync<T>([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var input in _input.Reader.ReadAllAsync(stop).ConfigureAwait(false))
        {
            // The pipeline thread may be waiting for the room that is free now.
            _records.Wake();
            yield return (T)input;
        }
    }

    /// <summary>Work that does nothing: it takes the inputs, so that nothing waits for room, and drops them.</summary>
    private protected async Task IgnoreInputAsync(CancellationToken stop)
    {
        await foreach (var _ in ReadInputAsync<object>(stop).ConfigureAwait(false))
        {
        }
    }

    private void WriteWaiting()
    {
        while (WriteNext())
        {
        }

        ShowProgress();
    }

    /// <summary>Writes a few objects, or one record of another kind. False if there is none.</summary>
    private bool WriteNext()
    {
        if (_unwritten is { } list)
        {
            var left = ObjectsAtOnce;
            while (left-- > 0 && (_unwritten = list.MoveNext() ? list : null) is not null)
                WriteObject(list.Current);
            return true;
        }

        if (!_records.TryTake(out var record))
            return false;
        Write(record);
        return true;
    }

    private void Write(StreamRecord record)
    {
        switch (record.Kind)
        {
            case RecordKind.Objects:
                _unwritten = ((IEnumerable)record.Value).GetEnumerator();
                break;
            case RecordKind.Error:
                WriteError((ErrorRecord)record.Value);
                break;
            case RecordKind.Warning:
                WriteWarning((string)record.Value);
                break;
            case RecordKind.Verbose:
                WriteVerbose((string)record.Value);
                break;
            case RecordKind.Debug:
                WriteDebug((string)record.Value);
                break;
            case RecordKind.Information:
                WriteInformation(record.Value, [MyInvocation.MyCommand.ModuleName, "Summary"]);
                break;
            case RecordKind.Mark:
                OnWritten(record.Value);
                break;
        }
    }

    private void ShowProgress()
    {
        var now = Environment.TickCount64;
        if (now - _lastProgress < ProgressInterval.TotalMilliseconds || DescribeProgress() is not { } progress)
            return;
        _lastProgress = now;
        _hasProgress = true;
        WriteProgress(progress);
    }

    private void EndWork() => _work!.GetAwaiter().GetResult();

    /// <summary>True for exceptions that a loop or a try upstream can catch, and then give more input.</summary>
    private static bool MayComeBack(Exception fault) =>
        fault is ContinueException or RuntimeException and not PipelineStoppedException;

    private void Guarded(Action step)
    {
        if (_isLeft)
            return;
        try
        {
            step();
        }
        catch (Exception fault) when (_work is { IsFaulted: false } && !_isEnding && MayComeBack(fault))
        {
            // If nothing catches it, Dispose follows at once and stops the work.
            throw;
        }
        catch (Exception fault)
        {
            _isLeft = true;
            // After a stop, the work may end in any way.
            var error = _stop.IsCancellationRequested ? null : Explain(fault);
            StopAndWait();
            if (error is not null)
                ThrowTerminatingError(error);
            throw;
        }
    }

    private void StopAndWait()
    {
        StopProcessing();
        try
        {
            _work?.GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // The cmdlet ends anyway; an error of work that was stopped changes nothing.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
