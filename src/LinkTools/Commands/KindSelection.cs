using System.Management.Automation;
using LinkTools.Core.Links;

namespace LinkTools.Commands;

/// <summary>Turns what -Kind was given, names or wildcards, into the kinds meant.</summary>
internal static class KindSelection
{
    private const string All = "All";

    // The names of kinds are no prose: under tr-TR, image would name none of them otherwise.
    private const WildcardOptions Options = WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant;

    /// <summary>What may be given, besides wildcards.</summary>
    public static IEnumerable<string> Names { get; } = Enum.GetNames<LinkKind>().Append(All)
        .Order(StringComparer.OrdinalIgnoreCase).ToArray();

    /// <summary>
    /// The kinds that <paramref name="patterns"/> name; <paramref name="unknown"/> is the first that names none.
    /// </summary>
    public static LinkKindSet Parse(IEnumerable<string> patterns, out string? unknown)
    {
        var kinds = new LinkKindSet(0);
        unknown = null;
        foreach (var text in patterns)
        {
            var pattern = WildcardPattern.Get(
                text.Equals(All, StringComparison.OrdinalIgnoreCase) ? "*" : text, Options);
            var named = IsValid(pattern) ? Matching(pattern) : default;
            if (named.Bits == 0)
                unknown ??= text;
            kinds = kinds.Union(named);
        }

        return kinds;
    }

    /// <summary>False for a wildcard that PowerShell refuses, which it does only when it is used.</summary>
    public static bool IsValid(WildcardPattern pattern)
    {
        try
        {
            _ = pattern.IsMatch("");
            return true;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }

    /// <summary>The kinds by name, the same for every way in which they may have been asked for.</summary>
    public static string Describe(LinkKindSet kinds) => string.Join(' ', LinkKindSet.Words.Where(kinds.Contains));

    private static LinkKindSet Matching(WildcardPattern pattern)
    {
        var kinds = new LinkKindSet(0);
        foreach (var word in LinkKindSet.Words)
        {
            if (pattern.IsMatch(word))
                kinds = kinds.Union(LinkKindSet.Of(LinkKindSet.KindOf(word)));
        }

        return kinds;
    }
}
