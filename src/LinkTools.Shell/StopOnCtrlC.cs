using System.Management.Automation;

namespace LinkTools.Shell;

/// <summary>The first Ctrl+C stops the script; the second is left to the system, which ends the process.</summary>
internal sealed class StopOnCtrlC : IDisposable
{
    private readonly PowerShell _shell;

    public StopOnCtrlC(PowerShell shell)
    {
        _shell = shell;
        Console.CancelKeyPress += OnPressed;
    }

    public bool IsStopped { get; private set; }

    public void Dispose() => Console.CancelKeyPress -= OnPressed;

    private void OnPressed(object? sender, ConsoleCancelEventArgs pressed)
    {
        if (IsStopped)
            return;
        IsStopped = true;
        pressed.Cancel = true;
        _shell.BeginStop(null, null);
    }
}
