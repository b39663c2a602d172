using LinkTools.Core.Http;
using LinkTools.Core.Pages;
using LinkTools.Core.Streams;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>
/// A site on the disk, before it is published. It answers links within the site from files, as a web server would. The
/// case of names matters on every system.
/// </summary>
public sealed class LocalSite
{
    private readonly string _root;
    private readonly WebUrl _base;
    private readonly IReadOnlyList<string> _indexFiles;
    private readonly IReadOnlyList<string> _extensions;

    /// <param name="rootPath">The root folder, which stands for <paramref name="baseUrl"/>.</param>
    /// <param name="baseUrl">The URL that the site will have; null for the file URL of the folder.</param>
    /// <param name="indexFiles">The files that a server returns for a folder, in this order.</param>
    /// <param name="fallbackExtensions">The extensions that links may leave out, in this order.</param>
    public LocalSite(
        string rootPath, WebUrl? baseUrl, IReadOnlyList<string> indexFiles, IReadOnlyList<string> fallbackExtensions)
    {
        ArgumentNullException.ThrowIfNull(rootPath);
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(rootPath));
        _base = baseUrl ?? WebUrl.Parse(new Uri(_root + Path.DirectorySeparatorChar).AbsoluteUri)!;
        (_indexFiles, _extensions) = (indexFiles, fallbackExtensions);
    }

    /// <summary>True for URLs within the site.</summary>
    public bool Covers(WebUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.Scheme == _base.Scheme && url.Host == _base.Host && url.Port == _base.Port
            && url.Path.StartsWith(FolderOf(_base), StringComparison.Ordinal);
    }

    /// <summary>What a server of the site would answer.</summary>
    internal async Task<UrlAnswer> AnswerAsync(
        WebUrl url, ProbeOrder order, FetchOptions options, CancellationToken stop)
    {
        try
        {
            return await AnswerInTimeAsync(url, order, options, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            var detail = FormattableString.Invariant($"was not read within {options.Timeout.TotalSeconds} s");
            return new UrlAnswer
            {
                Failure = new PageFailure(
                    FailureReason.Timeout, FailureText.Of(FailureReason.Timeout, url.Href, detail, isPage: false)),
                Time = TimeProvider.System.GetUtcNow(),
            };
        }
    }

    private async Task<UrlAnswer> AnswerInTimeAsync(
        WebUrl url, ProbeOrder order, FetchOptions options, CancellationToken stop)
    {
        // A folder below the root may be a share that is gone.
        var file = await WaitableStep.RunAsync(() => Find(url), options.Timeout, options.TimeProvider, stop)
            .ConfigureAwait(false);
        if (file is null && FindFolder(url) is { } folder)
            return await AnswerFolderAsync(folder, url, order, options, stop).ConfigureAwait(false);
        if (file is null)
        {
            return new UrlAnswer
            {
                Failure = new PageFailure(
                    FailureReason.FileUnreadable,
                    $"'{url.Href}' has no file below '{_root}'. Correct the link, or add the file."),
                Time = TimeProvider.System.GetUtcNow(),
            };
        }

        var type = TypeOf(file);
        var answer = new UrlAnswer
        {
            StatusCode = 200,
            ContentType = type,
            IsMarkup = DocumentPlaces.IsMarkup(type),
            WasReadForIds = order.WantsIds,
            Time = TimeProvider.System.GetUtcNow(),
        };
        if (!order.WantsIds || !answer.IsMarkup)
            return answer;
        try
        {
            var content = await WaitableFile.OpenAsync(file, options.Timeout, options.TimeProvider, stop)
                .ConfigureAwait(false);
            await using var closing = content.ConfigureAwait(false);
            var markdown = DocumentPlaces.IsMarkdown(type) ? MediaType.Parse(type) : null;
            var (places, isCut) = await DocumentPlaces.ReadAsync(
                content, markdown, url, long.MaxValue, order.WantsText, stop).ConfigureAwait(false);
            return answer.With(places, isCut);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return answer with
            {
                Failure = new PageFailure(
                    FailureReason.FileUnreadable, $"'{file}' cannot be read: {exception.Message.TrimEnd('.')}."),
            };
        }
    }

    /// <summary>The file that a server would return for a URL of the site; null if there is none.</summary>
    public string? Find(WebUrl url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var relative = FragmentIds.Decode(url.Path[FolderOf(_base).Length..]);
        if (PathOf(relative) is not { } path)
            return null;
        if (!relative.EndsWith('/') && IsFile(path))
            return path;
        foreach (var index in _indexFiles)
        {
            if (IsFile(Path.Combine(path, index)))
                return Path.Combine(path, index);
        }

        return relative.EndsWith('/') || relative.Length == 0 ? null
            : _extensions.Select(extension => path + extension).FirstOrDefault(IsFile);
    }

    private string? PathOf(string relative)
    {
        if (relative.Contains('\0', StringComparison.Ordinal) || relative.Contains('\\', StringComparison.Ordinal))
            return null;
        var path = Path.GetFullPath(Path.Combine(_root, relative.TrimStart('/')));
        var isBelow = path == _root || path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return isBelow ? path : null;
    }

    private string? FindFolder(WebUrl url) =>
        PathOf(FragmentIds.Decode(url.Path[FolderOf(_base).Length..])) is { } path && Directory.Exists(path)
            ? Path.TrimEndingDirectorySeparator(path)
            : null;

    // A server returns nothing there. Sites that show Markdown show the content of the folder, and its README.
    private static async Task<UrlAnswer> AnswerFolderAsync(
        string folder, WebUrl url, ProbeOrder order, FetchOptions options, CancellationToken stop)
    {
        var answer = new UrlAnswer
        {
            Failure = new PageFailure(
                FailureReason.FileUnreadable,
                $"'{url.Href}' is the folder '{folder}', which has no index file. Correct the link, or add "
                + "the file."),
            ContentType = DocumentPlaces.MarkdownType,
            IsFolder = true,
            WasReadForIds = true,
            Time = TimeProvider.System.GetUtcNow(),
        };
        var places = new PagePlaces();
        try
        {
            var readme = Path.Combine(folder, "README.md");
            if (File.Exists(readme))
            {
                var content = await WaitableFile.OpenAsync(readme, options.Timeout, options.TimeProvider, stop)
                    .ConfigureAwait(false);
                await using var closing = content.ConfigureAwait(false);
                var type = MediaType.Parse(DocumentPlaces.MarkdownType);
                (places, _) = await DocumentPlaces.ReadAsync(
                    content, type, url, long.MaxValue, order.WantsText, stop).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder exists anyway.
        }

        return answer.With(places, isCut: false);
    }

    // A system that ignores the case of names would hide links that fail on the server.
    private bool IsFile(string path)
    {
        if (!File.Exists(path))
            return false;
        if (OperatingSystem.IsLinux())
            return true;
        for (var part = path; part.Length > _root.Length; part = Path.GetDirectoryName(part)!)
        {
            var folder = Path.GetDirectoryName(part)!;
            if (
                !Directory.EnumerateFileSystemEntries(
                    folder, Path.GetFileName(part)).Contains(part, StringComparer.Ordinal))
                return false;
        }

        return true;
    }

    private static string FolderOf(WebUrl url) => url.Path[..(url.Path.LastIndexOf('/') + 1)];

    private static string TypeOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".html" or ".htm" => "text/html",
        ".xhtml" or ".xht" => "application/xhtml+xml",
        ".svg" => "image/svg+xml",
        ".css" => "text/css",
        ".md" or ".markdown" => DocumentPlaces.MarkdownType,
        _ => "application/octet-stream",
    };
}
