using LinkTools.Core.Checking;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>The site on the disk that Test-PageLink checks, and its root folder.</summary>
internal static class LocalFiles
{
    /// <summary>The site that the parameters describe; null if there is none.</summary>
    public static LocalSite? SiteOf(TestPageLinkCommand cmdlet) => RootOf(cmdlet) is { } root
        ? new LocalSite(root, LocalPages.FolderUrl(BaseOf(cmdlet)), cmdlet.IndexFile, cmdlet.FallbackExtension)
        : null;

    /// <summary>The pages, each with the URL that it will have.</summary>
    public static IEnumerable<PageRequest> Find(TestPageLinkCommand cmdlet) =>
        new LocalPages(cmdlet, BaseOf(cmdlet), RootOf(cmdlet)).Find(cmdlet.Path, isLiteral: false, cmdlet.Recurse);

    private static WebUrl? BaseOf(TestPageLinkCommand cmdlet) =>
        cmdlet.BaseUrl is null ? null : WebUrl.Parse(cmdlet.BaseUrl);

    private static string? RootOf(TestPageLinkCommand cmdlet)
    {
        if (cmdlet.RootPath is not null)
            return LocalPages.ResolveRoot(cmdlet, cmdlet.RootPath);
        var first = cmdlet.Path.Select(path => FilePaths.Find(cmdlet, path)).FirstOrDefault(file => file is not null);
        return first is null || FilePaths.IsFolder(cmdlet, first) != false ? first : Path.GetDirectoryName(first);
    }
}
