using System.Collections;
using System.Management.Automation;
using LinkTools.Core.Checking;
using LinkTools.Core.Links;
using LinkTools.Core.Robots;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>
/// Turns the parameters of Test-PageLink into options of the core. A value that cannot be used ends the command.
/// </summary>
internal static class CheckParameters
{
    /// <summary>What a browser loads by itself, and what a reader can follow.</summary>
    public static readonly string[] DefaultKinds =
    [
        nameof(LinkKind.Hyperlink), nameof(LinkKind.Frame), nameof(LinkKind.Image), nameof(LinkKind.Media),
        nameof(LinkKind.Script), nameof(LinkKind.Stylesheet), nameof(LinkKind.Icon), nameof(LinkKind.Manifest),
        nameof(LinkKind.Embed), nameof(LinkKind.Preload), nameof(LinkKind.Refresh), nameof(LinkKind.StyleResource),
        nameof(LinkKind.Svg), nameof(LinkKind.LazyImage),
    ];

    public static WildcardPattern[] Patterns(string[] texts) =>
        Array.ConvertAll(
            texts, text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));

    public static RobotsPolicy RobotsOf(TestPageLinkCommand cmdlet)
    {
        cmdlet.Refuse(
            cmdlet.RespectRobots && cmdlet.IgnoreRobots, ErrorId.RobotsConflict,
            "-RespectRobots and -IgnoreRobots cannot be combined: give one of them.");
        return cmdlet.RespectRobots ? RobotsPolicy.AllPages
            : cmdlet.IgnoreRobots ? RobotsPolicy.Ignore : RobotsPolicy.FoundPages;
    }

    public static PrefixRewrite RewriteOf(TestPageLinkCommand cmdlet)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (DictionaryEntry entry in cmdlet.Rewrite)
        {
            var (from, to) = ($"{entry.Key}", $"{entry.Value}");
            cmdlet.Refuse(
                WebUrl.Parse(from) is null || WebUrl.Parse(to) is null, ErrorId.InvalidRewrite,
                $"-Rewrite '{from}' = '{to}' is not a pair of absolute URLs. Write it as "
                + "@{ 'https://www.example.com/' = 'https://staging.example.com/' }.",
                entry.Key);
            pairs.Add(new(from, to));
        }

        return new PrefixRewrite(pairs);
    }

    public static Baseline BaselineOf(TestPageLinkCommand cmdlet)
    {
        var baseline = new Baseline();
        foreach (var given in cmdlet.Baseline)
        {
            var item = PSObject.AsPSObject(given);
            if (item.BaseObject is string path)
                AddFile(cmdlet, baseline, path);
            else if (LinkRows.Find(item) is { } row)
                baseline.Add(row.SourceUrl, row.Href, row.Status);
            else
                cmdlet.Refuse(
                    true, ErrorId.InvalidBaseline,
                    $"-Baseline '{item}' is neither a CSV file nor an object from Test-PageLink.", given);
        }

        return baseline;
    }

    private static void AddFile(TestPageLinkCommand cmdlet, Baseline baseline, string path)
    {
        var isNamed = false;
        foreach (var row in cmdlet.InvokeCommand.InvokeScript(
            "param($path) Import-Csv -Path $path -ErrorAction Stop", true,
            System.Management.Automation.Runspaces.PipelineResultTypes.None, null, path))
        {
            isNamed = true;
            cmdlet.Refuse(
                LinkRows.Find(row) is null || row.Properties["Status"] is null, ErrorId.InvalidBaseline,
                $"-Baseline '{path}' has no columns Url and Status. Make it with: Test-PageLink ... | "
                    + "Export-Csv.", path);
            var link = LinkRows.Find(row)!;
            baseline.Add(link.SourceUrl, link.Href, link.Status);
        }

        if (!isNamed)
            cmdlet.WriteVerbose($"The baseline '{path}' has no rows, so no problem is known.");
    }
}
