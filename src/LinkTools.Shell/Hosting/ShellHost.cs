using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace LinkTools.Shell.Hosting;

/// <summary>What a script sees as <c>$Host</c>.</summary>
internal sealed class ShellHost(Terminal terminal) : PSHost
{
    /// <summary>The property of <c>$Host.PrivateData</c> that holds <c>$?</c> after the last statement.</summary>
    public const string SucceededProperty = "Succeeded";

    private readonly ShellUI _ui = new(terminal);

    public override string Name => "linktools";

    public override Version Version => typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    /// <summary>What the script gave to <c>exit</c>.</summary>
    public int? ExitCode { get; private set; }

    public override PSObject PrivateData { get; } = new PSObject { Properties = { new PSNoteProperty(SucceededProperty, true) } };

    /// <summary>False when the script ended in a statement that failed.</summary>
    public bool HasSucceeded => PrivateData.Properties[SucceededProperty].Value is not false;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw ShellUI.NoPrompt("a nested prompt was asked for");

    public override void ExitNestedPrompt()
    {
        // There is never one to leave.
    }

    public override void NotifyBeginApplication() => terminal.EndProgress();

    public override void NotifyEndApplication()
    {
        // Nothing of the terminal's was changed for it.
    }
}
