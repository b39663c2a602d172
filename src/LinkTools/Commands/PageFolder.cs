using System.Management.Automation;
using LinkTools.Core.Pages;

namespace LinkTools.Commands;

/// <summary>Finds the pages in folders, by their names.</summary>
internal sealed class PageFolder(PSCmdlet cmdlet)
{
    /// <summary>How the names of pages end; .gz may follow.</summary>
    public static readonly string[] Endings = [".html", ".htm", ".xhtml", ".xht", ".md", ".markdown"];

    /// <summary>True for a page as some servers keep it ready: a.html.gz.</summary>
    public static bool IsCompressedPage(string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && HasEnding(path[..^3]);

    /// <summary>
    /// The pages of a folder in the order of their names; folders that cannot be read are one error each.
    /// </summary>
    public IEnumerable<string> Find(string folder, bool isDeep)
    {
        var (files, folders) = Read(folder);
        foreach (var file in files)
        {
            // Ctrl+C waits for nobody, however many files are no pages.
            if (cmdlet.Stopping)
                yield break;
            if (HasEnding(file) || (IsCompressedPage(file) && !File.Exists(file[..^3])))
                yield return file;
        }

        foreach (var below in isDeep ? folders : [])
        {
            if (cmdlet.Stopping)
                yield break;
            foreach (var file in Find(below, isDeep))
                yield return file;
        }
    }

    private static bool HasEnding(string path) =>
        Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private (string[] Files, string[] Folders) Read(string folder)
    {
        try
        {
            // A link to a folder may lead back up, and round and round.
            var folders = new DirectoryInfo(folder).GetDirectories()
                .Where(below => !below.Attributes.HasFlag(FileAttributes.ReparsePoint)).Select(below => below.FullName);
            return (
                [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)],
                [.. folders.Order(StringComparer.Ordinal)]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            cmdlet.WriteError(Errors.Failure(
                new PageFailure(
                    FailureReason.FileUnreadable,
                    $"'{folder}' cannot be read: {exception.Message.TrimEnd('.')}. Check its permissions."),
                folder));
            return ([], []);
        }
    }
}
