namespace LinkTools.Shell.CommandLine;

/// <summary>What one call of the shell does.</summary>
internal enum ShellAction
{
    RunText,
    RunFile,
    RunStandardInput,
    Demo,
    Help,
    Version,
}
