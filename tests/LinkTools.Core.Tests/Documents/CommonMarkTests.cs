using System.Text.RegularExpressions;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;
using LinkTools.Core.Tests.Links;

namespace LinkTools.Core.Tests.Documents;

/// <summary>
/// The examples of CommonMark's specification: the links of the Markdown are those of the HTML beside it. The file is
/// the one that LINKTOOLS_COMMONMARK names, or that of npm's commonmark-spec.
/// </summary>
public sealed partial class CommonMarkTests
{
    /// <summary>Examples by number where what GitHub adds to CommonMark makes a difference, and why.</summary>
    private static readonly Dictionary<string, Func<string, bool>> Additions = new()
    {
        ["An address without brackets is a link"] = markdown =>
            BareAddress().IsMatch(markdown) || BareMailAddress().IsMatch(markdown),
        ["What stands between two lines of hyphens at the start is front matter"] = markdown =>
            markdown.StartsWith("---\n", StringComparison.Ordinal),
    };

    [Fact]
    public async Task Links_are_those_of_the_specification()
    {
        var stop = TestContext.Current.CancellationToken;
        var text = Environment.GetEnvironmentVariable("LINKTOOLS_COMMONMARK") is { Length: > 0 } file
            ? await File.ReadAllTextAsync(file, stop)
            : await NpmPackage.ReadAsync("commonmark-spec@0.31.2", "spec.txt", stop);
        var examples = Examples().Matches(text.ReplaceLineEndings("\n"));
        Assert.True(examples.Count > 600);
        var different = new List<string>();
        var compared = 0;
        foreach (Match example in examples)
        {
            var markdown = example.Groups["markdown"].Value.Replace('\u2192', '\t');
            var html = example.Groups["html"].Value.Replace('\u2192', '\t');
            if (Additions.Values.Any(applies => applies(markdown)))
                continue;
            compared++;
            var expected = Describe(Extraction.Links(html));
            var actual = Describe(Reading.Links(DocumentKind.Markdown, markdown));
            if (!expected.SequenceEqual(actual))
                different.Add(
                    $"{markdown}\n  expected {string.Join(", ", expected)}\n  got {string.Join(", ", actual)}");
        }

        Assert.True(different.Count == 0, string.Join("\n\n", different));
        Assert.True(compared > 600, $"{compared} of {examples.Count} were compared");
    }

    private static string[] Describe(IEnumerable<PageLink> links) =>
        [.. links.Select(link => $"{link.Kind} {link.Url}")];

    [GeneratedRegex(
        @"^`{32} example\n(?<markdown>.*?)^\.\n(?<html>.*?)^`{32}$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex(@"(^|[^<(""'=])(https?|ftp)://|(^|\s)www\.")]
    private static partial Regex BareAddress();

    [GeneratedRegex(@"(^|\s|<\w*\\)[\w.+-]*@[\w-]+\.")]
    private static partial Regex BareMailAddress();
}
