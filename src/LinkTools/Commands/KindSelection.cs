using System.Management.Automation;
using LinkTools.Core.Links;

namespace LinkTools.Commands;

/// <summary>Turns the names and wildcards of -Kind into kinds of links.</summary>
internal static class KindSelection
{
    private const string All = "All";

    // Names of kinds are compared by the invariant culture: under tr-TR, image would otherwise match none of them.
    private const WildcardOptions Options = WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant;

    /// <summary>The names that may be given, besides wildcards.</summary>
    public static IEnumerable<string> Names { get; } = Enum.GetNames<LinkKind>().Append(All)
        .Order(StringComparer.OrdinalIgnoreCase).ToArray();

    /// <summary>
    /// The kinds that <paramref name="patterns"/> match; <paramref name="unknown"/> is the first pattern that matches
    /// none.
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

    /// <summary>False for a wildcard that PowerShell cannot parse, which it otherwise reports only on use.</summary>
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

    /// <summary>The kinds by name, always in the same form, however the user wrote them.</summary>
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
