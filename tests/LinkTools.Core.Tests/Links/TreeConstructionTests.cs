using System.Text.Json;

namespace LinkTools.Core.Tests.Links;

/// <summary>html5lib's malformed documents: the links, and every element, of the expected trees.</summary>
public sealed class TreeConstructionTests
{
    /// <summary>Cases in which we count the links of a tree differently, and why.</summary>
    private static readonly Dictionary<string, (string[] Links, string Reason)> Differences = new()
    {
        ["isindex.dat#2"] = ([], "isindex is an unknown element since the standard dropped it: its action is no URL"),
        ["tests1.dat#78"] = (
            ["a href blah", "a href foo"], "the tree has copies of foo's a element; one tag is one link"),
        ["tests1.dat#80"] = (
            ["a href blah", "a href foo"], "the tree has copies of blah's a element; one tag is one link"),
        ["tests26.dat#1"] = (
            ["a href #1", "a href #2", "a href #3"], "the tree has copies of a elements; one tag is one link"),
    };

    /// <summary>
    /// Elements that a tree may have more often than there are tags: formatting elements are reopened, the others are
    /// implied by their content, or by their end tags.
    /// </summary>
    private static readonly HashSet<string> Multiplying =
    [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
        "html", "head", "body", "colgroup", "tbody", "tr", "p", "br",
    ];

    [Fact]
    public void Links_equal_those_of_the_expected_trees()
    {
        // Pages are read with scripting off, so the content of noscript is HTML; the eight cases for scripting have no
        // link either way.
        var cases = Corpora.ReadJson("html/tree-construction/tree-construction-links.json").GetProperty("cases")
            .EnumerateArray().ToList();
        Assert.Equal(1600, cases.Count);
        foreach (var @case in cases)
        {
            var id = @case.GetProperty("id").GetString()!;
            var expected = Differences.TryGetValue(id, out var difference)
                ? difference.Links
                : @case.GetProperty("links").EnumerateArray().Select(Describe).ToArray();
            var links = Extraction.Links(@case.GetProperty("html").GetString()!)
                .Where(link => link.Attribute is "href" or "xlink:href" or "action")
                .Select(link => $"{link.Element} {link.Attribute} {link.Href}");
            Assert.Equal((id, string.Join('|', expected)), (id, string.Join('|', links)));
        }
    }

    [Fact]
    public void Elements_equal_those_of_the_expected_trees()
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var file in Directory.GetFiles(Corpora.Find("html/tree-construction"), "*.dat"))
        {
            foreach (var @case in DatFile.Read(file))
            {
                count++;
                var expected = Countable(@case.Elements);
                var found = Countable(ElementRecorder.Read(@case.Markup));
                if (expected != found)
                    wrong.Add(
                        $"{@case.Id}\n  {@case.Markup.ReplaceLineEndings("\\n")}\n  expected {expected}\n  found    "
                        + $"{found}");
            }
        }

        Assert.True(count > 1000, $"only {count} cases were read");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}:\n{string.Join('\n', wrong.Take(40))}");
    }

    private static string Countable(IEnumerable<string> elements) =>
        string.Join(' ', elements.Where(element => !Multiplying.Contains(element)).Order(StringComparer.Ordinal));

    // The file writes an element outside HTML as "svg g", and its attribute as "xlink href".
    private static string Describe(JsonElement link) =>
        $"{link[0].GetString()!.Split(' ')[^1]} {link[1].GetString()!.Replace(' ', ':')} {link[2].GetString()}";
}
