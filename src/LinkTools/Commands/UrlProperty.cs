using System.Collections;
using System.Management.Automation;
using System.Xml;

namespace LinkTools.Commands;

/// <summary>Finds the URL that an object names: rows of a CSV file, JSON, XML of a feed, dictionaries.</summary>
internal static class UrlProperty
{
    /// <summary>The properties that name a URL, in the order in which they are looked for.</summary>
    public static readonly string[] Names = ["Url", "Uri", "Href", "Loc", "Link"];

    /// <summary>The first of them that says something; empty where all are blank; null where there is none.</summary>
    public static string? Find(PSObject source)
    {
        string? found = null;
        foreach (var name in Names)
        {
            if (Value(source, name) is not { } value)
                continue;
            found ??= "";
            if (TextOf(value) is { } text && !string.IsNullOrWhiteSpace(text))
                return text;
        }

        return found;
    }

    /// <summary>A value as a URL is written; for objects, the URL that they name.</summary>
    public static string? TextOf(object? value) => value switch
    {
        null => null,
        PSObject { BaseObject: not PSCustomObject } wrapped => TextOf(wrapped.BaseObject),
        string text => text,
        // Its own text is another one: unescaped, for people to read.
        Uri uri => uri.OriginalString,
        PageLink or LinkCheck or SitemapUrl or RobotsAnswer => value.ToString(),
        // <link href="..."/> of Atom, <loc>...</loc> with attributes.
        XmlElement element when element.GetAttribute("href") is { Length: > 0 } href => href,
        XmlElement element => Find(PSObject.AsPSObject(element)) is { Length: > 0 } inner ? inner : element.InnerText,
        XmlNode node => node.Value,
        IDictionary or PSObject => Find(PSObject.AsPSObject(value)) ?? value.ToString(),
        IEnumerable list =>
            list.Cast<object?>().Select(TextOf).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)),
        _ => value.ToString(),
    };

    private static object? Value(PSObject source, string name)
    {
        // Keys of a dictionary are no properties of it, and may be written in any case.
        if (source.BaseObject is IDictionary pairs)
        {
            foreach (DictionaryEntry pair in pairs)
            {
                if (name.Equals(pair.Key as string, StringComparison.OrdinalIgnoreCase))
                    return pair.Value ?? "";
            }

            return null;
        }

        return source.Properties[name] is { } property ? property.Value ?? "" : null;
    }
}
