using System.Management.Automation;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>The pages of a site on the disk: files, folders, and the URL that each will have.</summary>
/// <param name="cmdlet">Its errors and paths are used.</param>
/// <param name="baseUrl">The URL of the site, or of a single file if there is no root folder; null if files have only
/// their own URLs.</param>
/// <param name="rootPath">The root folder, as a full path; null for none.</param>
internal sealed class LocalPages(PSCmdlet cmdlet, WebUrl? baseUrl, string? rootPath)
{
    private readonly WebUrl? _folderUrl = FolderUrl(baseUrl);

    /// <summary>Which of the pages below a folder are read, by URL or path; null for all.</summary>
    public Func<string, bool>? IsWanted { get; init; }

    /// <summary>True if there is a root folder.</summary>
    public bool HasRoot => rootPath is not null;

    /// <summary>The URL of a folder. If its last segment has no slash, the segment still belongs to it.</summary>
    public static WebUrl? FolderUrl(WebUrl? url)
    {
        if (url is null)
            return null;
        var address = url.HrefWithoutFragment.Split('?')[0];
        return WebUrl.Parse(address.EndsWith('/') ? address : address + "/");
    }

    /// <summary>The full path of a folder that the user named. If it is not a folder, the command ends.</summary>
    public static string? ResolveRoot(PSCmdlet cmdlet, string? rootPath)
    {
        if (rootPath is null)
            return null;
        try
        {
            var path = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(rootPath, out var provider, out _);
            if (!FilePaths.IsFileSystem(provider))
                cmdlet.ThrowTerminatingError(Errors.NotAFile(rootPath, provider.Name));
            if (!FileWait.Run(cmdlet, () => Directory.Exists(path)))
                cmdlet.ThrowTerminatingError(InputErrors.RootNotFound(rootPath));
            return Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        }
        catch (Exception exception) when (Errors.IsPathFault(exception))
        {
            cmdlet.ThrowTerminatingError(Errors.Path(exception, rootPath));
            throw;
        }
        catch (TimeoutException)
        {
            cmdlet.ThrowTerminatingError(FileWait.ErrorOf(cmdlet, rootPath));
            throw;
        }
    }

    /// <summary>The pages that the paths name; a path that names none is one error.</summary>
    public IEnumerable<PageRequest> Find(IEnumerable<string> paths, bool isLiteral, bool isDeep)
    {
        foreach (var path in FilePaths.Resolve(cmdlet, paths, isLiteral))
        {
            var pages = FilePaths.IsFolder(cmdlet, path) switch
            {
                true => FindBelow(path, isDeep),
                false => OfFile(path, rootPath),
                null => [],
            };
            foreach (var page in pages)
                yield return page;
        }
    }

    /// <summary>One file, whatever its name; nothing, after an error, for a file outside the root folder.</summary>
    public IEnumerable<PageRequest> OfFile(string path) => OfFile(path, rootPath);

    /// <summary>The URL of a file; null, after an error, for a file outside the root folder.</summary>
    public WebUrl? AddressOf(string path)
    {
        if (rootPath is null)
            return baseUrl;
        var address = SiteAddress.Of(path, rootPath, _folderUrl);
        if (address is null)
            cmdlet.WriteError(InputErrors.PathOutsideRoot(path, rootPath));
        return address;
    }

    private IEnumerable<PageRequest> FindBelow(string folder, bool isDeep)
    {
        var count = 0;
        var files = new PageFolder(cmdlet).Find(folder, isDeep);
        foreach (var page in files.SelectMany(file => OfFile(file, rootPath ?? folder)))
        {
            count++;
            if (IsWanted?.Invoke(page.Url?.Href ?? page.Source) != false)
                yield return page;
        }

        if (count == 0)
            cmdlet.WriteWarning(
                $"'{folder}' has no "
                    + $"pages{(isDeep ? " in it or below it" : "; -Recurse looks in the folders below it")}. "
                + $"Pages end in {string.Join(", ", PageFolder.Endings)}, or in one of these and .gz.");
    }

    private IEnumerable<PageRequest> OfFile(string path, string? root)
    {
        if (root is null)
            return [PageRequest.ForFile(path, baseUrl)];
        if (SiteAddress.Of(path, root, _folderUrl) is { } address)
            return [PageRequest.ForFile(path, _folderUrl is null ? null : address)];
        cmdlet.WriteError(InputErrors.PathOutsideRoot(path, root));
        return [];
    }
}
