using System.Management.Automation;
using System.Management.Automation.Runspaces;
using LinkTools.Shell.Hosting;
using LinkTools.Shell.Output;

namespace LinkTools.Shell;

/// <summary>Runs one script in an engine of its own and shows what comes out while it comes.</summary>
internal static class ScriptRunner
{
    /// <summary>Runs the script to its end, or until Ctrl+C; gives the exit code.</summary>
    public static int Run(CommandLine command)
    {
        if (ModuleLocator.FindManifest() is not { } manifest)
        {
            Console.Error.WriteLine("linktools: the module is not built. Run 'dotnet build', or name its folder in LINKTOOLS_MODULE.");
            return ExitCode.Misuse;
        }

        var terminal = new Terminal();
        var host = new ShellHost(terminal);
        var session = InitialSessionState.CreateDefault2();
        session.Commands.Add(new SessionStateCmdletEntry(TeeToWriterCommand.CommandName, typeof(TeeToWriterCommand), null));
        using var runspace = RunspaceFactory.CreateRunspace(host, session);
        runspace.Open();
        if (!terminal.IsColoured)
            Invoke(runspace, "$PSStyle.OutputRendering = 'PlainText'");
        using (var import = PowerShell.Create(runspace))
            import.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();

        try
        {
            using var writer = ObjectWriters.Open(command, terminal);
            return Run(command, runspace, host, terminal, writer);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (terminal.IsClosed)
                return ExitCode.Success;
            terminal.WriteError($"linktools: {exception.Message}");
            return ExitCode.Misuse;
        }
    }

    private static int Run(CommandLine command, Runspace runspace, ShellHost host, Terminal terminal, IObjectWriter? writer)
    {
        using var shell = PowerShell.Create(runspace);
        if (command.Action == ShellAction.RunFile)
        {
            shell.AddCommand(Path.GetFullPath(command.Script));
            foreach (var argument in command.Arguments)
                shell.AddArgument(argument);
        }
        else
        {
            shell.AddScript(command.Script);
        }

        if (command.Format == OutputFormat.Table)
        {
            if (writer is not null)
                shell.AddCommand(TeeToWriterCommand.CommandName).AddParameter("Writer", writer);
            shell.AddCommand("Out-Default");
        }

        // As pwsh does: errors go where the output goes, and the host decides what an error looks like.
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);

        var stop = new StopOnCtrlC(shell);
        using var output = new PSDataCollection<PSObject>();
        using var input = new PSDataCollection<string>();
        using var sink = new OutputSink(shell, output, command.Format == OutputFormat.Table ? null : writer, terminal);
        FeedInput(command, input);
        var hadErrors = false;
        try
        {
            shell.EndInvoke(shell.BeginInvoke(input, output));
        }
        catch (PipelineStoppedException) when (stop.IsStopped)
        {
            return ExitCode.Stopped;
        }
        catch (PipelineStoppedException)
        {
            // Output was closed by its reader, as 'head' does.
        }
        catch (RuntimeException exception)
        {
            terminal.WriteError(ErrorText.Of(exception.ErrorRecord ?? new ErrorRecord(exception, "Script", ErrorCategory.NotSpecified, null)));
            hadErrors = true;
        }
        finally
        {
            stop.Dispose();
            terminal.ClearProgress();
        }

        sink.ThrowIfFailed();
        return stop.IsStopped ? ExitCode.Stopped
            : host.ExitCode ?? (hadErrors || shell.HadErrors || sink.HadErrors || terminal.HadErrors ? ExitCode.Failure : ExitCode.Success);
    }

    private static void Invoke(Runspace runspace, string script)
    {
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(script).Invoke();
    }

    /// <summary>Gives the script the lines of standard input, if it asks for them.</summary>
    private static void FeedInput(CommandLine command, PSDataCollection<string> input)
    {
        if (!Console.IsInputRedirected || !command.Script.Contains("$input", StringComparison.OrdinalIgnoreCase))
        {
            input.Complete();
            return;
        }

        new Thread(() =>
        {
            while (Console.In.ReadLine() is { } line)
                input.Add(line);
            input.Complete();
        })
        { IsBackground = true }.Start();
    }
}
