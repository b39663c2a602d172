using System.Reflection;
using LinkTools.Shell.CommandLine;
using LinkTools.Shell.Demo;
using LinkTools.Shell.Hosting;
using LinkTools.Shell.Output;
using LinkTools.Shell.Running;

namespace LinkTools.Shell;

/// <summary>Does what the command line asks for.</summary>
internal static class Application
{
    public const int WrongUsage = 2;
    public const int Failed = 1;

    public static string Version { get; } =
        typeof(Application).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static int Run(ShellOptions options)
    {
        using var terminal = new Terminal(TimeProvider.System);
        switch (options.Action)
        {
            case ShellAction.Help:
                terminal.Write(Usage.Text + Environment.NewLine);
                return 0;
            case ShellAction.Version:
                terminal.Write($"linktools {Version}{Environment.NewLine}");
                return 0;
            default:
                break;
        }

        try
        {
            return options.Action == ShellAction.Demo ? DemoRun.Run(terminal) : RunScript(options, terminal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.WriteErrorLine($"linktools: {exception.Message}", ConsoleColor.Red);
            return Failed;
        }
    }

    /// <summary>Runs a script with the module, until it ends, is interrupted, or nobody reads its output any more.</summary>
    public static int RunScript(ShellOptions options, Terminal terminal)
    {
        var script = options.Action switch
        {
            ShellAction.RunFile => ScriptSource.FromFile(options.File, options.Arguments),
            ShellAction.RunStandardInput => ScriptSource.FromText(Console.In.ReadToEnd()),
            _ => ScriptSource.FromText(options.Script),
        };
        var manifest = ModuleLocator.Find();
        using var runner = new ScriptRunner(terminal);
        using var interrupts = new Interrupts(runner.Stop);
        terminal.Output.Closed = runner.Stop;
        if (!runner.Import(manifest))
            return interrupts.ExitCode ?? Failed;

        using var writers = RecordWriters.Open(options, terminal.Output);
        var readsInput = Console.IsInputRedirected && options.Action != ShellAction.RunStandardInput && script.ReadsInput;
        var code = runner.Run(script, readsInput ? Console.In : null, writers.All, isShown: options.Output == OutputStyle.Table);
        // A reader that has seen enough is no failure of the script's.
        return interrupts.ExitCode ?? (terminal.Output.IsClosed ? 0 : code);
    }
}
