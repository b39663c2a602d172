using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>
/// Turns PowerShell paths into paths of files. A path that is not one is an error, and the others are still used.
/// </summary>
internal static class FilePaths
{
    /// <summary>
    /// The files that the paths of a parameter mean; with <paramref name="isLiteral"/>, no character is a wildcard.
    /// </summary>
    public static IEnumerable<string> Resolve(PSCmdlet cmdlet, IEnumerable<string> paths, bool isLiteral)
    {
        foreach (var path in paths)
        {
            foreach (var file in Resolve(cmdlet, path, isLiteral))
                yield return file;
        }
    }

    /// <summary>The first file that a path with wildcards matches; null for none, which is not an error here.</summary>
    public static string? Find(PSCmdlet cmdlet, string path)
    {
        try
        {
            var (files, provider) = FileWait.Run(cmdlet, () => (
                cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var found), found));
            return IsFileSystem(provider) ? files.FirstOrDefault() : null;
        }
        catch (Exception exception) when (Errors.IsPathFault(exception) || exception is TimeoutException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Resolve(PSCmdlet cmdlet, string path, bool isLiteral)
    {
        try
        {
            var intrinsics = cmdlet.SessionState.Path;
            ProviderInfo provider;
            IEnumerable<string> files;
            if (isLiteral)
                files = [intrinsics.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)];
            else
                (files, provider) = FileWait.Run(cmdlet, () => (
                    intrinsics.GetResolvedProviderPathFromPSPath(path, out var found), found));
            if (!IsFileSystem(provider))
                cmdlet.WriteError(Errors.NotAFile(path, provider.Name));
            else if (files.Any())
                return files;
            else
                cmdlet.WriteError(InputErrors.NothingMatches(path, ExistsLiterally(intrinsics, path)));
        }
        catch (Exception exception) when (Errors.IsPathFault(exception))
        {
            cmdlet.WriteError(Errors.Path(exception, path));
        }
        catch (TimeoutException)
        {
            cmdlet.WriteError(FileWait.ErrorOf(cmdlet, path));
        }

        return [];
    }

    /// <summary>True for a folder; null, after an error, if the system does not answer in time.</summary>
    public static bool? IsFolder(PSCmdlet cmdlet, string path)
    {
        try
        {
            return FileWait.Run(cmdlet, () => Directory.Exists(path));
        }
        catch (TimeoutException)
        {
            cmdlet.WriteError(FileWait.ErrorOf(cmdlet, path));
            return null;
        }
    }

    private static bool ExistsLiterally(PathIntrinsics intrinsics, string path) =>
        Path.Exists(intrinsics.GetUnresolvedProviderPathFromPSPath(path));

    /// <summary>True for the provider of files.</summary>
    public static bool IsFileSystem(ProviderInfo provider) => provider.Name == "FileSystem";
}
