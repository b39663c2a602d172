using System.Management.Automation;
using LinkTools.Core.Pages;

namespace LinkTools.Commands;

/// <summary>Finds the pages in folders, by their names.</summary>
internal sealed class PageFolder(PSCmdlet cmdlet)
{
    /// <summary>The extensions of pages; .gz may follow.</summary>
    public static readonly string[] Endings = [".html", ".htm", ".xhtml", ".xht", ".md", ".markdown"];

    /// <summary>True for a compressed page, such as a.html.gz, as some servers store it.</summary>
    public static bool IsCompressedPage(string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) && HasEnding(path[..^3]);

    /// <summary>The pages of a folder, sorted by name. A folder that cannot be read is one error.</summary>
    public IEnumerable<string> Find(string folder, bool isDeep) => Find(folder, isDeep, isNamed: true);

    private IEnumerable<string> Find(string folder, bool isDeep, bool isNamed)
    {
        var (files, folders) = Read(folder, isNamed);
        var names = files.ToHashSet(StringComparer.Ordinal);
        foreach (var file in files)
        {
            // Ctrl+C must work at once, however many files are not pages.
            if (cmdlet.Stopping)
                yield break;
            if (HasEnding(file) || (IsCompressedPage(file) && !names.Contains(file[..^3])))
                yield return file;
        }

        foreach (var below in isDeep ? folders : [])
        {
            if (cmdlet.Stopping)
                yield break;
            foreach (var file in Find(below, isDeep, isNamed: false))
                yield return file;
        }
    }

    private static bool HasEnding(string path) =>
        Endings.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private (string[] Files, string[] Folders) Read(string folder, bool isNamed)
    {
        try
        {
            return FileWait.Run(cmdlet, () => List(folder, isNamed));
        }
        catch (TimeoutException)
        {
            cmdlet.WriteError(FileWait.ErrorOf(cmdlet, folder));
            return ([], []);
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

    private static (string[] Files, string[] Folders) List(string folder, bool isNamed)
    {
        // A link to a folder above would make the search endless.
        if (!isNamed && File.GetAttributes(folder).HasFlag(FileAttributes.ReparsePoint))
            return ([], []);
        return (
            [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)],
            [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)]);
    }
}
