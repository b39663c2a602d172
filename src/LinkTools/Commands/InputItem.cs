using System.Collections;
using System.Management.Automation;
using System.Xml;

namespace LinkTools.Commands;

/// <summary>One object of the pipeline, and what it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The text, URL or path as a string; the object itself for responses and bytes.</param>
/// <param name="Source">The object as it came down the pipeline.</param>
internal sealed record InputItem(InputKind Kind, object? Value, PSObject? Source)
{
    /// <summary>The file that Get-Content read a line from; null if it is not known.</summary>
    public string? OriginPath => Source is null ? null : TextOf(Source, "PSPath");

    /// <summary>The object, and the items of a list.</summary>
    public static IEnumerable<InputItem> Of(object? input)
    {
        var source = input is null ? null : PSObject.AsPSObject(input);
        return source?.BaseObject switch
        {
            null => [new(InputKind.Nothing, null, null)],
            string text => [new(InputKind.Text, text, source)],
            Uri uri => [new(InputKind.Url, uri.OriginalString, source)],
            byte or byte[] => [new(InputKind.Bytes, source.BaseObject, source)],
            XmlNode or IDictionary => [OfObject(source)],
            IEnumerable list => list.Cast<object?>().SelectMany(Of),
            _ => [OfObject(source)],
        };
    }

    private static InputItem OfObject(PSObject source)
    {
        if (source.BaseObject is FileSystemInfo entry)
            return new(InputKind.Path, TextOf(source, "PSPath") ?? entry.FullName, source);
        if (IsOf(source, "LinkTools.PageLink", "LinkTools.LinkCheck"))
            return new(InputKind.Link, TextOf(source, nameof(PageLink.Url)) ?? "", source);
        if (IsOf(source, "Microsoft.PowerShell.Commands.WebResponseObject"))
            return new(InputKind.Response, source, source);
        if (UrlProperty.Find(source) is { } url)
            return new(InputKind.Url, url, source);
        var path = TextOf(source, "LiteralPath") ?? TextOf(source, "PSPath") ?? TextOf(source, "LP");
        return path is null ? new(InputKind.Unknown, null, source) : new(InputKind.Path, path, source);
    }

    // Objects from a job or another session have lost their type but not its name; rows of a CSV file have lost both.
    private static bool IsOf(PSObject source, params string[] types) =>
        source.TypeNames.Any(name => types.Any(
            type => name == type || name == "Deserialized." + type || name == "CSV:" + type));

    private static string? TextOf(PSObject source, string name) => source.Properties[name]?.Value?.ToString();
}
