using System.Text;
using System.Text.Json;

namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>The raw material of inputs: public test data, if it is there, and some HTML and URLs.</summary>
internal sealed class Seeds
{
    private static readonly string[] BuiltInPages =
    [
        "<!doctype html><html><head><meta charset=utf-8><base href='/b/'><title>t</title></head><body><a href=x "
            + "rel=nofollow>one &amp; <b>two</b></a></body></html>",
        "<table><tr><td><a href='1'>cell</a><td><form action=f><button "
            + "formaction=g>go</button></form></table><select><option>o</select>",
        "<svg><a xlink:href=s><title>t</title></a><foreignObject><p><a href=f>x</a></foreignObject><![CDATA[<a "
            + "href=no>]]></svg>",
        "<math><mi><a href=m></mi><annotation-xml encoding=text/html><a href=n></annotation-xml></math>",
        "<style>@import 'a.css'; b{background:url(\"c\\64.png\")}</style><script><!-- <script></script "
            + "--></script><p style=\"background:url(d)\">",
        "<script "
            + "type=application/ld+json>{\"@type\":\"X\","
            + "\"url\":\"https://e.test/\",\"l\":[{\"@id\":\"/f\"}]}</script>",
        "<img src=a srcset='b 1x, c 2x' data-src=d alt='g'><picture><source srcset='e, f 3w'></picture><video "
            + "poster=p><track src=q></video>",
        "<iframe srcdoc='&lt;a href=in&gt;in&lt;/a&gt;&lt;base href=/deep/&gt;' src=o></iframe><template><a "
            + "href=t></template>",
        "<frameset><frame src=1><noframes><a href=no></noframes></frameset>",
        "<meta http-equiv=refresh content='3; url=r'><meta property=og:url content=s><meta name=robots "
            + "content=nofollow><link rel='next icon' href=i>",
        "<a "
            + "href='?q=gr\u00fc\u00dfe'>\u65e5\u672c\u8a9e</a><textarea></a></textarea>"
            + "<xmp><a></xmp><plaintext></plaintext><a href=z>",
    ];

    private static readonly string[] BuiltInUrls =
    [
        "https://user:pass@host.test:8080/a/../b?c#d", "//other.test/x", "../up/./down", "file:///C:/a/../..",
        "mailto:a@b.test", "?q=\u00e9",
        "http://[::1]:80/", "http://0x7f.1/", "http://b\u00fccher.test/%41", "javascript:alert(1)",
        "data:text/plain,x y ", "\\\\host\\share", "#f",
        "non-special://h/..//p", "web+demo:/.//p", "blob:https://a.test/x", "http://xn--bcher-kva.test/",
    ];

    private Seeds()
    {
    }

    public List<byte[]> Pages { get; } = [.. BuiltInPages.Select(Encoding.UTF8.GetBytes)];

    public List<string> Urls { get; } = [.. BuiltInUrls];

    public static Seeds Load(string corpora)
    {
        var seeds = new Seeds();
        foreach (var file in Files(Path.Combine(corpora, "html", "tree-construction"), "*.dat"))
        {
            seeds.Pages.AddRange(File.ReadAllText(file).Split("#data\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(
                    block =>
                    Encoding.UTF8.GetBytes(
                        block[..Math.Max(0, block.IndexOf("\n#errors", StringComparison.Ordinal))])));
        }

        foreach (var text in Files(Path.Combine(corpora, "html"), "*.json").SelectMany(Strings)
            .Where(text => text.Contains('<')))
            seeds.Pages.Add(Encoding.UTF8.GetBytes(text));
        seeds.Urls.AddRange(Files(Path.Combine(corpora, "url"), "urltestdata.json").SelectMany(Strings).Distinct());
        seeds.Pages.RemoveAll(page => page.Length == 0);
        return seeds;
    }

    private static string[] Files(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal)] : [];

    private static List<string> Strings(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var strings = new List<string>();
        Collect(document.RootElement, strings);
        return strings;
    }

    private static void Collect(JsonElement element, List<string> strings)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
                Collect(property.Value, strings);
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, strings);
        }
        else if (element.ValueKind == JsonValueKind.String
            && !element.GetRawText().Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            // Lone surrogates cannot be read in this way; the mutations create their own.
            strings.Add(element.GetString()!);
        }
    }
}
