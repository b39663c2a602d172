using System.Globalization;
using System.Management.Automation.Host;

namespace LinkTools.Shell.Hosting;

/// <summary>The engine's view of this program.</summary>
internal sealed class ShellHost(Terminal terminal) : PSHost
{
    /// <summary>What <c>exit</c> was given; null when the script did not call it.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "LinkTools.Shell";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI { get; } = new ShellUI(terminal);

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("This host has no prompt. Use pwsh for interactive work.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("This host has no prompt. Use pwsh for interactive work.");

    public override void NotifyBeginApplication()
    {
        // Native programs use the same console, and nothing of it is changed here.
    }

    public override void NotifyEndApplication()
    {
        // As above.
    }
}
