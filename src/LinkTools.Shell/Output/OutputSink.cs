using System.Management.Automation;

namespace LinkTools.Shell.Output;

/// <summary>Takes objects off the end of the pipeline the moment they get there, and stops the script when they have nowhere to go.</summary>
internal sealed class OutputSink : IDisposable
{
    private readonly PowerShell _shell;
    private readonly PSDataCollection<PSObject> _output;
    private readonly IObjectWriter? _writer;
    private readonly Terminal _terminal;
    private Exception? _failure;

    public OutputSink(PowerShell shell, PSDataCollection<PSObject> output, IObjectWriter? writer, Terminal terminal)
    {
        (_shell, _output, _writer, _terminal) = (shell, output, writer, terminal);
        _output.DataAdded += OnAdded;
    }

    public bool HadErrors { get; private set; }

    public void Dispose() => _output.DataAdded -= OnAdded;

    /// <summary>Throws what made writing fail, unless it was only that the reader had enough.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is not null && !_terminal.IsClosed)
            throw _failure;
    }

    private void OnAdded(object? sender, DataAddedEventArgs added)
    {
        foreach (var item in _output.ReadAll())
        {
            if (_failure is not null || item is null)
                continue;
            if (item.BaseObject is ErrorRecord error)
            {
                HadErrors = true;
                _terminal.WriteError(ErrorText.Of(error));
                continue;
            }

            try
            {
                _writer?.Write(item);
            }
            catch (IOException exception)
            {
                _failure = exception;
                _shell.BeginStop(null, null);
            }
        }
    }
}
