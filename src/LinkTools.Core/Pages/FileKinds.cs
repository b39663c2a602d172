namespace LinkTools.Core.Pages;

/// <summary>Files that people may take for pages, and that are not.</summary>
internal static class FileKinds
{
    /// <summary>The name of the file that a compressed file contains: a.html for a.html.gz.</summary>
    public static string WithoutGzip(string path) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;

    /// <summary>What the file is, with an article; null if its name does not say it.</summary>
    public static string? NameOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".mhtml" or ".mht" => "a web archive (MHTML)",
        ".webarchive" => "a web archive of Safari",
        ".maff" => "a web archive (MAFF)",
        ".chm" => "a compiled help file (CHM)",
        ".epub" => "an electronic book (EPUB)",
        ".pdf" => "a PDF document",
        ".docx" or ".doc" or ".odt" => "a text document",
        ".zip" or ".7z" or ".tgz" => "an archive of files",
        _ => null,
    };
}
