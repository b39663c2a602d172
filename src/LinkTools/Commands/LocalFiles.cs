using System.Management.Automation;
using LinkTools.Core.Checking;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>The pages of a site on the disk, and the folder that stands for its address.</summary>
internal static class LocalFiles
{
    private static readonly string[] PageEndings = [".html", ".htm", ".xhtml", ".xht"];

    /// <summary>The site that the parameters mean; null where none is given.</summary>
    public static LocalSite? SiteOf(TestPageLinkCommand cmdlet) => RootOf(cmdlet) is { } root
        ? new LocalSite(
            root, cmdlet.BaseUrl is null ? null : WebUrl.Parse(cmdlet.BaseUrl), cmdlet.IndexFile, cmdlet.FallbackExtension)
        : null;

    /// <summary>The pages, each with the address that it will have.</summary>
    public static IEnumerable<PageRequest> Find(TestPageLinkCommand cmdlet)
    {
        var root = RootOf(cmdlet)!;
        var address = cmdlet.BaseUrl is null ? null : WebUrl.Parse(cmdlet.BaseUrl);
        foreach (var path in Resolve(cmdlet))
        {
            foreach (var file in FilesOf(path, cmdlet.Recurse))
            {
                var relative = System.IO.Path.GetRelativePath(root, file).Replace('\\', '/');
                var name = string.Join('/', relative.Split('/').Select(Uri.EscapeDataString));
                yield return PageRequest.ForFile(file, address is null ? null : WebUrl.Parse(name, address));
            }
        }
    }

    private static string? RootOf(TestPageLinkCommand cmdlet)
    {
        if (cmdlet.RootPath is { } given)
            return cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(given);
        var first = Resolve(cmdlet).FirstOrDefault();
        return first is null || Directory.Exists(first) ? first : System.IO.Path.GetDirectoryName(first);
    }

    private static IEnumerable<string> Resolve(TestPageLinkCommand cmdlet) =>
        cmdlet.Path.Length == 0 ? [] : FilePaths.Resolve(cmdlet, cmdlet.Path, isLiteral: false);

    private static IEnumerable<string> FilesOf(string path, bool isDeep) => !Directory.Exists(path) ? [path]
        : Directory.EnumerateFiles(path, "*", isDeep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
            .Where(file => PageEndings.Contains(System.IO.Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal);
}
