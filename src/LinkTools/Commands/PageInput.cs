using System.Management.Automation;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Pages;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>
/// Turns the input of Get-PageLinks into pages: URLs that were typed or that objects contain, links, files, responses,
/// HTML. Input that is none of these is one error. For the pipeline thread.
/// </summary>
/// <param name="cmdlet">Its errors are used.</param>
/// <param name="baseUrl">The URL of HTML; null if text is a list of URLs.</param>
/// <param name="local">The local files.</param>
internal sealed class PageInput(CrawlCmdlet cmdlet, WebUrl? baseUrl, LocalPages local)
{
    private readonly TypedUrls _typed = new(cmdlet);
    private readonly MarkupLines _lines = new(cmdlet.MaximumPageBytes);
    private readonly SeenPages _seen = new();
    private readonly List<byte> _bytes = [];
    private int _foldersPassedOver, _others;

    /// <summary>True if -RootPath without -BaseUrl would make text HTML, which cannot be resolved.</summary>
    public required bool TakesLocalOnly { get; init; }

    /// <summary>True if a folder stands for the pages below it.</summary>
    public required bool IsDeep { get; init; }

    /// <summary>The pages of URLs that were given by name.</summary>
    public IEnumerable<PageRequest> ReadNamed(string?[]? urls)
    {
        // A null is an input like any other: it is one error.
        foreach (var url in urls ?? new string?[] { null })
        {
            // One error, not one for each line of a page.
            if (IsMarkup(url))
            {
                cmdlet.WriteError(InputErrors.MarkupAsUrl(url!));
                continue;
            }

            foreach (var line in TypedUrls.Lines(url ?? ""))
            {
                if (_typed.IsPassedOver(line, isNamed: true))
                    continue;
                foreach (var page in ReadTyped(line))
                    yield return page;
            }
        }
    }

    /// <summary>The pages of URLs that a script block or a property returned for an object.</summary>
    public IEnumerable<PageRequest> ReadProperty(string?[]? urls, PSObject? source)
    {
        if (source is not null && InputItem.Of(source).FirstOrDefault() is { Kind: InputKind.Link } link
            && urls is [var url] && url == (string?)link.Value)
            return ReadLink(url ?? "", link);
        return (urls ?? new string?[] { null }).Select(PageRequest.ForUrl);
    }

    /// <summary>The pages of an object of the pipeline.</summary>
    public IEnumerable<PageRequest> Read(object? input) => InputItem.Of(input).SelectMany(Read);

    /// <summary>The pages of -Html: its strings are the lines of one document, or whole documents.</summary>
    public IEnumerable<PageRequest> ReadMarkup(IEnumerable<string> texts)
    {
        foreach (var page in texts.SelectMany(text => _lines.Add(text, null)).SelectMany(OfDocument))
            yield return page;
        foreach (var page in EndLines())
            yield return page;
    }

    /// <summary>The pages that are complete only now that the pipeline has ended.</summary>
    public IEnumerable<PageRequest> End()
    {
        foreach (var page in EndLines())
            yield return page;
        if (_bytes.Count > 0)
        {
            foreach (var page in ReadBytes([.. _bytes]))
                yield return page;
        }

        if (_lines.Documents > 0)
            cmdlet.WriteVerbose($"Read {Plural.Of(_lines.Documents, "HTML document")}.");
        if (_foldersPassedOver > 0 && _others == 0)
            cmdlet.WriteWarning(
                $"Only {Plural.Of(_foldersPassedOver, "folder")} came down the pipeline, and no page. "
                + "-Recurse reads the pages below a folder.");
    }

    private IEnumerable<PageRequest> Read(InputItem item)
    {
        _others += item.Kind == InputKind.Path ? 0 : 1;
        switch (item.Kind)
        {
            case InputKind.Text when baseUrl is not null:
                return _lines.Add((string)item.Value!, item.OriginPath).SelectMany(OfDocument);
            case InputKind.Nothing when baseUrl is not null:
                return [];
            case InputKind.Text or InputKind.Bytes when TakesLocalOnly
                || item.Kind == InputKind.Bytes && baseUrl is null:
                cmdlet.WriteError(InputErrors.MarkupWithoutBase(item.Value));
                return [];
            case InputKind.Text:
                return ReadText((string)item.Value!);
            case InputKind.Nothing:
                return [PageRequest.ForUrl(null)];
            case InputKind.Bytes:
                if (item.Value is byte[] bytes)
                    return ReadBytes(bytes);
                // One more than allowed is enough to know that the document is too large.
                if (_bytes.Count <= cmdlet.MaximumPageBytes)
                    _bytes.Add((byte)item.Value!);
                return [];
            case InputKind.Path:
                return ReadPath((string)item.Value!);
            case InputKind.Response:
                return ReadResponse((PSObject)item.Value!);
            case InputKind.Url or InputKind.Link when baseUrl is not null || TakesLocalOnly:
                cmdlet.WriteError(InputErrors.UrlWithBase((string)item.Value!));
                return [];
            case InputKind.Link:
                return ReadLink((string)item.Value!, item);
            case InputKind.Url:
                return [PageRequest.ForUrl((string)item.Value!)];
            default:
                cmdlet.WriteError(InputErrors.NoUrlInObject(item.Source!));
                return [];
        }
    }

    // Text without a base URL is a list of URLs, one on each line.
    private IEnumerable<PageRequest> ReadText(string text)
    {
        if (IsMarkup(text))
        {
            cmdlet.ThrowTerminatingError(InputErrors.MarkupWithoutBase(text));
            yield break;
        }

        foreach (var line in TypedUrls.Lines(text))
        {
            if (_typed.IsPassedOver(line, isNamed: false))
                continue;
            foreach (var page in ReadTyped(line))
                yield return page;
        }
    }

    // Some write a URL as <https://example.com/>.
    private static bool IsMarkup(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('\uFEFF').TrimStart();
        return text.StartsWith('<') && !text.StartsWith("<http", StringComparison.OrdinalIgnoreCase);
    }

    private IEnumerable<PageRequest> ReadTyped(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return [PageRequest.ForUrl(text)];
        return _typed.Complete(text) is { } url ? [PageRequest.ForUrl(url.TrimStart('\uFEFF'))] : [];
    }

    // Many links lead to the same page, or to something that is not a page. Each page is read once, and the rest is not
    // an error.
    private IEnumerable<PageRequest> ReadLink(string text, InputItem link)
    {
        if (WebUrl.Parse(text) is not { IsHttp: true } url)
            cmdlet.WriteVerbose($"Ignored the link '{link.Source}', which leads to no page.");
        else if (!_seen.Add(url))
            cmdlet.WriteVerbose($"Ignored another link to '{url.HrefWithoutFragment}'.");
        else
            return [PageRequest.ForUrl(url.HrefWithoutFragment, isLink: true)];
        return [];
    }

    private IEnumerable<PageRequest> ReadPath(string path)
    {
        foreach (var file in FilePaths.Resolve(cmdlet, [path], isLiteral: true))
        {
            // Get-ChildItem also puts the files of a folder into the pipeline.
            if (!IsDeep && FilePaths.IsFolder(cmdlet, file) is var isFolder and not false)
            {
                if (isFolder is null)
                    continue;
                _foldersPassedOver++;
                cmdlet.WriteVerbose($"Ignored the folder '{file}'; -Recurse reads the pages below it.");
                continue;
            }

            _others++;
            foreach (var page in local.Find([path], isLiteral: true, IsDeep))
                yield return page;
        }
    }

    private IEnumerable<PageRequest> ReadResponse(PSObject source)
    {
        var response = WebResponse.Read(source);
        var url = baseUrl ?? response.Url;
        if (url is null)
            cmdlet.WriteError(InputErrors.ResponseWithoutUrl());
        else if (cmdlet.IsCrawling)
            return [PageRequest.ForUrl(url.Href)];
        else if (response.IsPage || cmdlet.As is not null)
            return [PageRequest.ForMarkup(response.Content, url)];
        else
            cmdlet.WriteWarning(
                $"The response of '{UserParts.Mask(url.Href)}' is {response.ContentType}, not a page: it was not "
                    + "read.");
        return [];
    }

    private IEnumerable<PageRequest> ReadBytes(byte[] bytes)
    {
        var isCut = bytes.LongLength > cmdlet.MaximumPageBytes;
        return OfDocument(new MarkupDocument(
            WebResponse.Decode(isCut ? bytes[..(int)cmdlet.MaximumPageBytes] : bytes, null), null, isCut));
    }

    private IEnumerable<PageRequest> EndLines() => _lines.End() is { } document ? OfDocument(document) : [];

    private IEnumerable<PageRequest> OfDocument(MarkupDocument document)
    {
        var url = baseUrl;
        if (local.HasRoot && document.Origin is { } origin
            && FilePaths.Resolve(cmdlet, [origin], isLiteral: true).FirstOrDefault() is { } file)
            url = local.AddressOf(file);
        if (url is null)
            yield break;
        if (document.IsCut)
            cmdlet.WriteError(InputErrors.MarkupTooLarge(url.Href, cmdlet.MaximumPageBytes));
        if (!document.IsCut || cmdlet.AllowPartial)
            yield return PageRequest.ForMarkup(document.Text, url);
    }
}
