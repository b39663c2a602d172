namespace LinkTools.Shell;

/// <summary>What the process was asked to do.</summary>
internal enum ShellAction
{
    RunText,
    RunFile,
    Demo,
    Help,
    Version,
    Misused,
}

/// <summary>How objects that reach the end of the pipeline are shown.</summary>
internal enum OutputFormat
{
    Table,
    List,
    Csv,
    Json,
}

/// <summary>The command line, understood.</summary>
internal sealed record CommandLine
{
    public const string Help = """
        linktools: runs PowerShell script text with the LinkTools module imported.

        This is a small host for machines that have the .NET SDK but no PowerShell. Its engine is PowerShell's own, without
        the Utility and Management cmdlets: no Export-Csv, ConvertTo-Json, Select-Object or Get-Content. The module's real home
        is pwsh, where everything works together: if you have pwsh, use it.

        usage: linktools [options] "SCRIPT TEXT"
               linktools [options] -File SCRIPT.ps1 [ARGUMENT ...]
               linktools [options] -                        script text from standard input
               linktools --demo                             see it work on a bundled site, without a network

        options:
          --csv FILE        also write every object to FILE as CSV (RFC 4180, UTF-8), as it comes
          --json FILE       also write every object to FILE as JSON, one object on a line, as it comes
          --output FORMAT   what standard output shows: table (default), list, csv or json
          --help, --version

        Where the script uses $input, it gets the lines of standard input:
          cat urls.txt | linktools '$input | Get-PageLinks | Where-Object IsExternal'

        Errors, warnings and the progress bar go to standard error. The exit code is 0; 1 when the script failed or wrote an
        error; 2 for a wrong command line; 130 after Ctrl+C. Ctrl+C stops the script, a second one ends the process.
        """;

    public ShellAction Action { get; private init; } = ShellAction.RunText;

    /// <summary>The script text, or the script file's path.</summary>
    public string Script { get; private init; } = "";

    /// <summary>What follows the script file's path.</summary>
    public IReadOnlyList<string> Arguments { get; private init; } = [];

    public string? CsvPath { get; private init; }

    public string? JsonPath { get; private init; }

    public OutputFormat Format { get; private init; }

    /// <summary>What is wrong with the command line, as a sentence.</summary>
    public string? Problem { get; private init; }

    public static CommandLine Parse(ReadOnlySpan<string> args)
    {
        var command = new CommandLine();
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--help" or "-h" or "-?":
                    return new CommandLine { Action = ShellAction.Help };
                case "--version":
                    return new CommandLine { Action = ShellAction.Version };
                case "--demo":
                    return new CommandLine { Action = ShellAction.Demo };
                case "--csv" or "--json" or "--output" or "-File" or "--file" when value is null:
                    return Misuse($"{args[i]} needs a value.");
                case "--csv":
                    command = command with { CsvPath = args[++i] };
                    break;
                case "--json":
                    command = command with { JsonPath = args[++i] };
                    break;
                case "--output":
                    if (!Enum.TryParse<OutputFormat>(args[++i], ignoreCase: true, out var format) || !Enum.IsDefined(format))
                        return Misuse($"--output knows table, list, csv and json, not '{args[i]}'.");
                    command = command with { Format = format };
                    break;
                case "-File" or "--file":
                    return command with { Action = ShellAction.RunFile, Script = value!, Arguments = args[(i + 2)..].ToArray() };
                case "-Command" or "-c" when value is not null && i + 2 == args.Length:
                    return command with { Script = value };
                case "-":
                    return command with { Script = Console.In.ReadToEnd() };
                case ['-', '-', ..] unknown:
                    return Misuse($"There is no option {unknown}.");
                case var text when i == args.Length - 1:
                    return command with { Script = text };
                default:
                    return Misuse("Script text is one argument: put it in quotes.");
            }
        }

        return Misuse("There is no script text.");
    }

    private static CommandLine Misuse(string problem) => new() { Action = ShellAction.Misused, Problem = problem };
}
