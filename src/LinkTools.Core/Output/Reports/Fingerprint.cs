using System.Security.Cryptography;
using System.Text;

namespace LinkTools.Core.Output.Reports;

/// <summary>Identifies a problem from one run to the next: its rule, its page and the text in the page.</summary>
internal static class Fingerprint
{
    /// <summary>
    /// Sixty-four hexadecimal digits. A local page counts by its path below the root, because build servers check out
    /// into another folder each time.
    /// </summary>
    public static string Of(LinkCheck link, string rootPath) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{RuleId.Of(link)}\n{PageOf(link, rootPath)}\n{Written(link)}")));

    private static string PageOf(LinkCheck link, string rootPath) =>
        ReportText.LocalPath(link.SourceUrl, rootPath) ?? link.SourceUrl;

    private static string Written(LinkCheck link) => link.Href.Length > 0 ? link.Href : link.Url;
}
