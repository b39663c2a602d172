using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>Turns PowerShell paths into those of files. What is none is one error each, and the rest goes on.</summary>
internal static class FilePaths
{
    /// <summary>
    /// The files that the paths of a cmdlet's parameter mean; with <paramref name="isLiteral"/> no character is a
    /// wildcard.
    /// </summary>
    public static IEnumerable<string> Resolve(PSCmdlet cmdlet, IEnumerable<string> paths, bool isLiteral)
    {
        foreach (var path in paths)
        {
            foreach (var file in Resolve(cmdlet, path, isLiteral))
                yield return file;
        }
    }

    /// <summary>The first file that a path with wildcards means; null for none, which is no error here.</summary>
    public static string? Find(PSCmdlet cmdlet, string path)
    {
        try
        {
            var files = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return IsFileSystem(provider) ? files.FirstOrDefault() : null;
        }
        catch (Exception exception) when (Errors.IsPathFault(exception))
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
            var files = isLiteral
                ? [intrinsics.GetUnresolvedProviderPathFromPSPath(path, out provider, out _)]
                : (IEnumerable<string>)intrinsics.GetResolvedProviderPathFromPSPath(path, out provider);
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

        return [];
    }

    private static bool ExistsLiterally(PathIntrinsics intrinsics, string path) =>
        Path.Exists(intrinsics.GetUnresolvedProviderPathFromPSPath(path));

    /// <summary>True for the provider whose items are files.</summary>
    public static bool IsFileSystem(ProviderInfo provider) => provider.Name == "FileSystem";
}
