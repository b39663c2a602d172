using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace LinkTools.Shell.Hosting;

/// <summary>Shows what scripts say. It never asks anything: a script that waits for an answer nobody gives is worse than an error.</summary>
internal sealed class ShellUI(Terminal terminal) : PSHostUserInterface
{
    private readonly ShellRawUI _raw = new();

    public override PSHostRawUserInterface RawUI => _raw;

    public override bool SupportsVirtualTerminal => terminal.HasColour;

    public override void Write(string value) => terminal.Write(Plain(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        terminal.Write(Plain(value), foregroundColor == _raw.ForegroundColor ? null : foregroundColor);

    public override void WriteLine(string value) => terminal.Write(Plain(value) + Environment.NewLine);

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        Write(foregroundColor, backgroundColor, value);
        terminal.Write(Environment.NewLine);
    }

    public override void WriteErrorLine(string value) => terminal.WriteErrorLine(value, ConsoleColor.Red);

    public override void WriteWarningLine(string message) => terminal.WriteErrorLine($"WARNING: {message}", ConsoleColor.Yellow);

    public override void WriteVerboseLine(string message) => terminal.WriteErrorLine($"VERBOSE: {message}", ConsoleColor.Yellow);

    public override void WriteDebugLine(string message) => terminal.WriteErrorLine($"DEBUG: {message}", ConsoleColor.Yellow);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (record.RecordType == ProgressRecordType.Completed)
            terminal.EndProgress();
        else
            terminal.ShowProgress($"{record.Activity}: {record.StatusDescription}", record.PercentComplete);
    }

    public override string ReadLine() => throw NoPrompt("the script reads a line");

    public override SecureString ReadLineAsSecureString() => throw NoPrompt("the script reads a secret");

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw NoPrompt($"a value is missing for {string.Join(", ", descriptions.Select(field => field.Name))}");

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw NoPrompt($"it asks: {caption} {message}");

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw NoPrompt("credentials are missing");

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        PromptForCredential(caption, message, userName, targetName);

    public static HostException NoPrompt(string reason) =>
        new($"linktools asks no questions, and {reason}. Give every value in the script.", null, "PromptRefused", ErrorCategory.ResourceUnavailable);

    // Views are drawn with escape sequences whatever the host supports; taking them out is the host's work.
    private string Plain(string text) => terminal.HasColour ? text : new StringDecorated(text).ToString(OutputRendering.PlainText);
}
