using LinkTools.Shell;

var command = CommandLine.Parse(args);
switch (command.Action)
{
    case ShellAction.Help:
        Console.Out.WriteLine(CommandLine.Help);
        return ExitCode.Success;
    case ShellAction.Version:
        Console.Out.WriteLine(typeof(CommandLine).Assembly.GetName().Version!.ToString(3));
        return ExitCode.Success;
    case ShellAction.Misused:
        Console.Error.WriteLine($"linktools: {command.Problem} 'linktools --help' shows what there is.");
        return ExitCode.Misuse;
    case ShellAction.Demo:
        return await Demo.RunAsync();
    default:
        return ScriptRunner.Run(command);
}
