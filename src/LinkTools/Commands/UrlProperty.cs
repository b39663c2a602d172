using System.Collections;
using System.Management.Automation;
using System.Xml;

namespace LinkTools.Commands;

/// <summary>Finds the URL of an object: a row of a CSV file, JSON, XML of a feed, a dictionary.</summary>
internal static class UrlProperty
{
    /// <summary>The properties that may contain the URL, in the order in which they are tried.</summary>
    public static readonly string[] Names = ["Url", "Uri", "Href", "Loc", "Link"];

    /// <summary>The first of them that is not blank; empty if all are blank; null if there is none.</summary>
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

    /// <summary>A value as the text of a URL; for an object, its own URL.</summary>
    public static string? TextOf(object? value) => value switch
    {
        null => null,
        PSObject { BaseObject: not PSCustomObject } wrapped => TextOf(wrapped.BaseObject),
        string text => text,
        // The text of a [uri] is unescaped for people to read; the original text is needed here.
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
        // The keys of a dictionary are not properties, and may be written in any case.
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
