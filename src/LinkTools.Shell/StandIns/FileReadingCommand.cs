using System.Management.Automation;

namespace LinkTools.Shell.StandIns;

/// <summary>What the stand-ins that read files share: paths with wildcards, one error for each file that cannot be read.</summary>
public abstract class FileReadingCommand : PSCmdlet
{
    /// <summary>The files; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    private protected abstract void ReadFile(string file);

    protected sealed override void ProcessRecord()
    {
        foreach (var path in Path)
        {
            try
            {
                foreach (var file in GetResolvedProviderPathFromPSPath(path, out _))
                    ReadFile(file);
            }
            catch (Exception exception) when (exception is ItemNotFoundException or IOException or UnauthorizedAccessException)
            {
                WriteError(new ErrorRecord(exception, "FileUnreadable", ErrorCategory.ReadError, path));
            }
        }
    }
}
