using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>
/// Writes the server's record of a page that has ended: level, host, length of the entry, entry, and the result as
/// JSON.
/// </summary>
internal static class StoredPageWriter
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="page">The page; null for one of which only the result is known.</param>
    /// <param name="result">How it ended.</param>
    public static byte[] Write<T>(HeldPage? page, T result)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(result, Options);
        if (page is null)
            return json;
        var host = FrontierPage.HostOf(page.Page.Url);
        var head = string.Create(
            CultureInfo.InvariantCulture, $"{page.Page.Depth} {host} {page.Entry.Length} ");
        return [.. Encoding.UTF8.GetBytes(head), .. page.Entry, .. json];
    }
}
