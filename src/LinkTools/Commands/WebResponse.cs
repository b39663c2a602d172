using System.Collections;
using System.Management.Automation;
using LinkTools.Core.Text;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>
/// A response of Invoke-WebRequest, read by its public properties: its type lives in a library that is not ours to
/// load.
/// </summary>
internal sealed class WebResponse
{
    private WebResponse(string content, WebUrl? url, string type) => (Content, Url, ContentType) = (content, url, type);

    /// <summary>The body as text.</summary>
    public string Content { get; }

    /// <summary>Where it came from, after redirects; null where the response does not say.</summary>
    public WebUrl? Url { get; }

    /// <summary>The Content-Type header; empty for none.</summary>
    public string ContentType { get; }

    /// <summary>False for what says that it is no page: an image, JSON.</summary>
    public bool IsPage => ContentType.Length == 0
        || ContentType.Contains("html", StringComparison.OrdinalIgnoreCase)
        || ContentType.Contains("xml", StringComparison.OrdinalIgnoreCase)
        || Content.AsSpan().TrimStart('\uFEFF').TrimStart().StartsWith('<');

    /// <summary>What the object says.</summary>
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
