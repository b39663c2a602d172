namespace LinkTools.Shell.CommandLine;

/// <summary>What the command line asks for.</summary>
internal sealed record ShellOptions
{
    public ShellAction Action { get; init; }

    /// <summary>Script text, where <see cref="Action"/> is <see cref="ShellAction.RunText"/>.</summary>
    public string Script { get; init; } = "";

    /// <summary>The script's path, where <see cref="Action"/> is <see cref="ShellAction.RunFile"/>.</summary>
    public string File { get; init; } = "";

    /// <summary>The script file's own arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    public OutputStyle Output { get; init; }

    /// <summary>A file that gets every object as a CSV record.</summary>
    public string? CsvFile { get; init; }

    /// <summary>A file that gets every object as a line of JSON.</summary>
    public string? JsonFile { get; init; }
}
