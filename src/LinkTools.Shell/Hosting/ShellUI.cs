using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace LinkTools.Shell.Hosting;

/// <summary>Writes what the engine wants shown; asks nobody anything.</summary>
internal sealed class ShellUI(Terminal terminal) : PSHostUserInterface
{
    private const string NoPrompt = "This host asks nothing: give every value as a parameter, or use pwsh.";

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUI(terminal);

    public override bool SupportsVirtualTerminal => terminal.IsColoured;

    public override void Write(string value) => terminal.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => terminal.Write(value);

    public override void WriteLine(string value) => terminal.Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => terminal.WriteError(value);

    public override void WriteWarningLine(string message) => terminal.WriteWarning(message);

    public override void WriteVerboseLine(string message) => terminal.WriteNote("VERBOSE", message);

    public override void WriteDebugLine(string message) => terminal.WriteNote("DEBUG", message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
            terminal.ClearProgress();
        else
            terminal.ShowProgress($"{record.Activity}: {record.StatusDescription}");
    }

    public override string ReadLine() => throw new PSNotSupportedException(NoPrompt);

    public override SecureString ReadLineAsSecureString() => throw new PSNotSupportedException(NoPrompt);

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new PSNotSupportedException($"{string.Join(", ", descriptions.Select(field => field.Name))}: {NoPrompt}");

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw new PSNotSupportedException($"{message} {NoPrompt}");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new PSNotSupportedException(NoPrompt);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new PSNotSupportedException(NoPrompt);
}
