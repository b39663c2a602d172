namespace LinkTools.Shell.CommandLine;

/// <summary>
/// Reads the command line. The shell's own options begin with two dashes, which no PowerShell parameter does, so they may
/// stand before and after script text; a script file's arguments are all its own.
/// </summary>
internal static class CommandLineParser
{
    /// <exception cref="UsageException">The arguments make no sense together.</exception>
    public static ShellOptions Parse(IReadOnlyList<string> arguments)
    {
        var rest = new Queue<string>(arguments);
        var options = new ShellOptions();
        OutputStyle? output = null;
        ShellAction? action = null;
        var words = new List<string>();
        while (rest.TryDequeue(out var word))
        {
            if (word == "--")
            {
                words.AddRange(rest);
                break;
            }

            switch (word.ToLowerInvariant())
            {
                case "--csv":
                    options = options with { CsvFile = Value(word, rest) };
                    break;
                case "--json":
                    options = options with { JsonFile = Value(word, rest) };
                    break;
                case "--output" or "-o" when words.Count == 0 || word.StartsWith("--", StringComparison.Ordinal):
                    output = Style(Value(word, rest));
                    break;
                case "--help" or "-h" or "-?" when words.Count == 0:
                    action = ShellAction.Help;
                    break;
                case "--version" when words.Count == 0:
                    action = ShellAction.Version;
                    break;
                case "--demo" when words.Count == 0:
                    action = ShellAction.Demo;
                    break;
                case "-file" or "-f" when words.Count == 0:
                    options = options with { File = Value(word, rest), Arguments = [.. rest] };
                    rest.Clear();
                    action = ShellAction.RunFile;
                    break;
                case "-command" or "-c" when words.Count == 0:
                    words.Add(Value(word, rest));
                    break;
                case "-" when words.Count == 0:
                    action = ShellAction.RunStandardInput;
                    break;
                default:
                    if (word.StartsWith("--", StringComparison.Ordinal) || (words.Count == 0 && word.StartsWith('-')))
                        throw new UsageException($"There is no option {word}.");
                    words.Add(word);
                    break;
            }
        }

        if (words.Count > 0 && action is not null)
            throw new UsageException($"'{words[0]}' is not expected there: give script text, or one of -File, -, --demo, --help and --version.");
        if (words.Count == 0 && action is null)
            throw new UsageException("There is nothing to run.");
        if (action is ShellAction.Demo && (options.CsvFile ?? options.JsonFile ?? output?.ToString()) is not null)
            throw new UsageException("--demo chooses its own output.");
        return options with
        {
            Action = action ?? ShellAction.RunText,
            Script = string.Join(' ', words),
            Output = output ?? OutputStyle.Table,
        };
    }

    private static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) && value.Length > 0 ? value : throw new UsageException($"{option} needs a value.");

    private static OutputStyle Style(string name) => name.ToLowerInvariant() switch
    {
        "table" => OutputStyle.Table,
        "list" => OutputStyle.List,
        "csv" => OutputStyle.Csv,
        "json" => OutputStyle.Json,
        "none" => OutputStyle.None,
        _ => throw new UsageException($"--output '{name}' is not known: it takes table, list, csv, json or none."),
    };
}
