using System.Text;
using System.Text.Json;
using LinkTools.Core.Text;

namespace LinkTools.Core.Tests.Urls;

/// <summary>
/// What the URL test data has in common: comments between the cases, and strings that are no well-formed UTF-16.
/// </summary>
internal static class UrlCorpus
{
    /// <summary>The cases of a file: the objects of its top-level array.</summary>
    public static List<JsonElement> Cases(string relativePath) =>
        [.. Corpora.ReadJson(relativePath).EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object)];

    /// <summary>A string of a case, null where it is null or absent. Lone surrogates are kept.</summary>
    public static string? Text(this JsonElement testCase, string name)
    {
        if (!testCase.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        var raw = value.GetRawText().AsSpan()[1..^1];
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)Convert.ToInt32(raw.Slice(i + 1, 4).ToString(), 16));
                i += 4;
            }
            else
            {
                var control = "bfnrt".IndexOf(raw[i]);
                text.Append(control < 0 ? raw[i] : "\b\f\n\r\t"[control]);
            }
        }
        return text.ToString();
    }

    /// <summary>An encoding by its name in the Encoding Standard, as a page's decoder hands it over.</summary>
    public static Encoding Encoding(string name) => EncodingCatalog.Get(EncodingLabels.Find(name)!);
}
