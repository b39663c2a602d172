using LinkTools.Core.Pages;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>
/// Guarantees for every URL: no exception, the same result on every path, and a result that parses to itself.
/// </summary>
internal static class UrlCheck
{
    private static readonly string[] Encodings = [
        "UTF-8", "windows-1252", "Shift_JIS", "gb18030", "ISO-2022-JP", "EUC-KR", "Big5"];

    public static void Run(string input, string baseInput, int choice)
    {
        var encoding = EncodingCatalog.Get(Encodings[choice % Encodings.Length]);
        var baseUrl = WebUrl.Parse(baseInput);
        var url = WebUrl.Parse(input, baseUrl, encoding);
        if (UrlParser.Parse(input, baseUrl, encoding)?.Href is var plain && plain != url?.Href)
            throw new FuzzException($"the short way gives '{url?.Href}', the long one '{plain}'");
        if (url is null)
            return;
        var again = WebUrl.Parse(url.Href);
        if (again is null || again.Href != url.Href || Parts(again) != Parts(url))
            throw new FuzzException(
                $"'{url.Href}' is parsed again as '{again?.Href}', {Parts(url)} as "
                + $"{(again is null ? "nothing" : Parts(again))}");
        if (WebUrl.Parse(url.Normalized) is null)
            throw new FuzzException($"'{url.Normalized}' is no URL");
        _ = url.ToUri();
    }

    private static (string, string, string, string, int, string, string?, string?, string) Parts(WebUrl url) =>
        (url.Scheme, url.Username, url.Password, url.Host, url.Port, url.Path, url.Query, url.Fragment, url.Origin);
}
