using System.Collections;
using System.Management.Automation;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>
/// A response of Invoke-WebRequest, read by its public properties, because its type is in a library that the module
/// does not reference.
/// </summary>
internal sealed class WebResponse
{
    private WebResponse(string content, WebUrl? url, string type) => (Content, Url, ContentType) = (content, url, type);

    /// <summary>The body as text.</summary>
    public string Content { get; }

    /// <summary>The URL of the response, after redirects; null if the response does not say it.</summary>
    public WebUrl? Url { get; }

    /// <summary>The Content-Type header; empty for none.</summary>
    public string ContentType { get; }

    /// <summary>False for a type that is not a page: an image, JSON.</summary>
    public bool IsPage => ContentType.Length == 0
        || ContentType.Contains("html", StringComparison.OrdinalIgnoreCase)
        || ContentType.Contains("xml", StringComparison.OrdinalIgnoreCase)
        || Content.AsSpan().TrimStart('\uFEFF').TrimStart().StartsWith('<');

    /// <summary>Reads the properties of the object.</summary>
    public static WebResponse Read(PSObject response)
    {
        var request = Value(Value(response, "BaseResponse"), "RequestMessage");
        var url = UrlProperty.TextOf(Value(request, "RequestUri"));
        var type = Header(response, "Content-Type");
        var content = Value(response, "Content");
        var text = content is byte[] bytes ? Decode(bytes, type) : content as string ?? "";
        return new WebResponse(text, url is null ? null : WebUrl.Parse(url), type);
    }

    /// <summary>Bytes as text, in the charset that they declare.</summary>
    public static string Decode(byte[] bytes, string? contentType)
    {
        using var decoder = new HtmlDecoder(contentType);
        return decoder.Decode(bytes, isFinal: false).ToString() + decoder.Decode([], isFinal: true).ToString();
    }

    private static object? Value(object? source, string name)
    {
        var value = source is null ? null : PSObject.AsPSObject(source).Properties[name]?.Value;
        return value is PSObject wrapped ? wrapped.BaseObject : value;
    }

    // A list of values for each name.
    private static string Header(PSObject response, string name)
    {
        foreach (DictionaryEntry header in Value(response, "Headers") as IDictionary ?? new Hashtable())
        {
            if (name.Equals(header.Key as string, StringComparison.OrdinalIgnoreCase))
                return header.Value is string text ? text
                    : (header.Value as IEnumerable)?.Cast<object?>().FirstOrDefault()?.ToString() ?? "";
        }

        return "";
    }
}
