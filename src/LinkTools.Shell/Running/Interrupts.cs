using System.Runtime.InteropServices;

namespace LinkTools.Shell.Running;

/// <summary>Ctrl+C and SIGTERM: the first asks for a stop, a second one ends the process where it stands.</summary>
internal sealed class Interrupts : IDisposable
{
    private const int SignalBase = 128;
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action _stop;
    private int _exitCode;

    public Interrupts(Action stop)
    {
        _stop = stop;
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, SignalBase + 2)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, SignalBase + 15)),
        ];
    }

    /// <summary>128 and the signal's number, once one has come.</summary>
    public int? ExitCode => _exitCode == 0 ? null : _exitCode;

    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
    }

    private void Handle(PosixSignalContext context, int exitCode)
    {
        // Left alone, a second signal does what the system does with it: it ends the process.
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) != 0)
            return;
        context.Cancel = true;
        _stop();
    }
}
