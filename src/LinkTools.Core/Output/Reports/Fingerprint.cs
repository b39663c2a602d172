using System.Security.Cryptography;
using System.Text;

namespace LinkTools.Core.Output.Reports;

/// <summary>
/// What a finding is known by from one run to the next: its rule, its page and what is written there.
/// </summary>
internal static class Fingerprint
{
    /// <summary>Sixty-four hexadecimal digits.</summary>
    public static string Of(LinkCheck link) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{RuleId.Of(link)}\n{link.SourceUrl}\n{Written(link)}")));

    private static string Written(LinkCheck link) => link.Href.Length > 0 ? link.Href : link.Url;
}
