namespace LinkTools.Shell;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    /// <summary>The script ran to its end and wrote no error.</summary>
    public const int Success = 0;

    /// <summary>The script ended with an error, or wrote one.</summary>
    public const int Failure = 1;

    /// <summary>The command line made no sense, or there is no module to import.</summary>
    public const int Misuse = 2;

    /// <summary>Stopped by Ctrl+C: 128 and the signal's number, as shells have it.</summary>
    public const int Stopped = 130;
}
