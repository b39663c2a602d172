using System.Management.Automation.Language;

namespace LinkTools.Shell.Running;

/// <summary>A script, from text or from a file, made ready for the engine.</summary>
internal sealed class ScriptSource
{
    // The engine keeps $? of a statement only for the one that follows it; so one follows, which tells the host.
    private const string TellSuccess = "\n$Host.PrivateData." + Hosting.ShellHost.SucceededProperty + " = $?";

    // A script file's own exit ends the file alone, and leaves its number behind.
    private const string TellExit = "\nif (-not $?) { exit [Math]::Max(1, $LASTEXITCODE) }";

    private ScriptSource(string text, bool readsInput)
    {
        Text = text;
        ReadsInput = readsInput;
    }

    /// <summary>What the engine runs.</summary>
    public string Text { get; }

    /// <summary>True when the script asks for its input: standard input is left alone otherwise.</summary>
    public bool ReadsInput { get; }

    public static ScriptSource FromText(string text)
    {
        var script = Parser.ParseInput(text, out _, out var errors);
        var endsWithStatements = errors.Length == 0
            && script is { BeginBlock: null, ProcessBlock: null, CleanBlock: null, EndBlock: null or { Unnamed: true } };
        return new ScriptSource(endsWithStatements ? text + TellSuccess : text, AsksForInput(script));
    }

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ScriptSource FromFile(string path, IReadOnlyList<string> arguments)
    {
        var readsInput = AsksForInput(Parser.ParseInput(File.ReadAllText(path), out _, out _));
        var call = string.Join(' ', [readsInput ? "$input | &" : "&", Quote(Path.GetFullPath(path)), .. arguments.Select(Argument)]);
        return new ScriptSource(call + TellExit, readsInput);
    }

    private static bool AsksForInput(ScriptBlockAst script) => script.Find(
        node => node is VariableExpressionAst variable && variable.VariablePath.UserPath.Equals("input", StringComparison.OrdinalIgnoreCase),
        searchNestedScriptBlocks: true) is not null;

    /// <summary>-Name and -Name:value are parameters, as they are on a command line; -5 and everything else is a value.</summary>
    private static string Argument(string argument)
    {
        var colon = argument.IndexOf(':');
        var name = colon < 0 ? argument : argument[..colon];
        var isParameter = name.Length > 1 && name[0] == '-' && char.IsLetter(name[1]) && name.Skip(1).All(c => char.IsLetterOrDigit(c) || c == '_');
        if (!isParameter)
            return Quote(argument);
        return colon < 0 ? name : $"{name}:{Quote(argument[(colon + 1)..])}";
    }

    private static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
