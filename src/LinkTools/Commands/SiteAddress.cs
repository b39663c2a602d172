using System.Globalization;
using System.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>The URL that a file of a site will have.</summary>
internal static class SiteAddress
{
    /// <summary>The URL of the folder plus the path of the file below the folder; null for a file outside it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="root">The folder.</param>
    /// <param name="folderUrl">Its URL, with a slash at the end; null for the file URL of the folder.</param>
    public static WebUrl? Of(string path, string root, WebUrl? folderUrl)
    {
        var relative = Path.GetRelativePath(root, Path.GetFullPath(path));
        if (Path.IsPathRooted(relative) || relative == ".." || relative.StartsWith(
                ".." + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return null;
        // A server sends a.html.gz as a.html.
        if (PageFolder.IsCompressedPage(relative))
            relative = relative[..^3];
        folderUrl ??= WebUrl.Parse(
            new Uri(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar).AbsoluteUri);
        // A first segment with a colon would be read as a scheme.
        return WebUrl.Parse("./" + Escape(relative), folderUrl);
    }

    // Characters of a file name that have a meaning in a URL are escaped here; the URL parser escapes the others.
    private static string Escape(string relative)
    {
        var text = new StringBuilder(relative.Length);
        foreach (var character in relative)
        {
            if (character == Path.DirectorySeparatorChar)
                text.Append('/');
            else if (character is '%' or '?' or '#' or '\\' or <= ' ')
                text.Append('%').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture));
            else
                text.Append(character);
        }

        return text.ToString();
    }
}
