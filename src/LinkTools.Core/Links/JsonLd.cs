using System.Buffers;
using System.Text;
using System.Text.Json;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>
/// The URLs in a JSON-LD script: every string that is an absolute http or https URL, and all values of url, @id and
/// similar keys. Values below @context name a vocabulary and are not links.
/// </summary>
internal static class JsonLd
{
    /// <summary>Longer scripts are not read.</summary>
    public const int MaxScriptLength = 1 << 20;

    private static readonly SearchValues<char> NotInUrl = SearchValues.Create(" \t\r\n<>");

    private static readonly string[] UrlProperties =
        ["@id", "url", "sameAs", "logo", "image", "contentUrl", "embedUrl", "thumbnailUrl", "mainEntityOfPage"];

    /// <summary>The URLs in document order; false if the text is not JSON.</summary>
    public static bool TryRead(string text, out List<string> urls)
    {
        urls = [];
        var trimmed = HtmlSpace.Trim(text);
        if (trimmed.Length < 2 || (trimmed[0], trimmed[^1]) is not (('{', '}') or ('[', ']')))
            return false;
        try
        {
            Read(Encoding.UTF8.GetBytes(trimmed.ToArray()), urls);
            return true;
        }
        catch (JsonException)
        {
            // The reader only reports it by an exception. Pages with broken scripts are common, so callers count them.
            urls.Clear();
            return false;
        }
    }

    private static void Read(byte[] utf8, List<string> urls)
    {
        var reader = new Utf8JsonReader(
            utf8, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        var property = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                property = reader.GetString()!;
                if (property == "@context")
                {
                    reader.Read();
                    reader.Skip();
                }
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                var value = reader.GetString()!;
                if (IsAbsolute(value) || (value.Length > 0 && UrlProperties.Contains(property) && !value.Contains(' ')))
                    urls.Add(value);
            }
        }
    }

    private static bool IsAbsolute(string value) =>
        (value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && !value.AsSpan().ContainsAny(NotInUrl);
}
