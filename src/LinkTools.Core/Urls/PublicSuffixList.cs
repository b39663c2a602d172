using System.Net;

namespace LinkTools.Core.Urls;

/// <summary>
/// Finds registrable domains: a public suffix, such as co.uk or github.io, and one more label. The list ships as it is
/// published, with its date and licence; build/Update-PublicSuffixList.ps1 updates it.
/// </summary>
internal sealed class PublicSuffixList
{
    private static readonly Lazy<PublicSuffixList> Shared = new(Load);

    private readonly HashSet<string> _rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wildcards = new(StringComparer.Ordinal);
    private readonly HashSet<string> _exceptions = new(StringComparer.Ordinal);

    /// <summary>The list that ships with the module, read on first use.</summary>
    public static PublicSuffixList Default => Shared.Value;

    /// <summary>Reads a list in the published format (https://publicsuffix.org/list/).</summary>
    public static PublicSuffixList Read(TextReader reader)
    {
        var list = new PublicSuffixList();
        while (reader.ReadLine() is { } line)
        {
            var rule = line.Split([' ', '\t'], 2)[0];
            if (rule.Length == 0 || rule.StartsWith("//", StringComparison.Ordinal))
                continue;
            var (set, name) = rule[0] switch
            {
                '!' => (list._exceptions, rule[1..]),
                '*' => (list._wildcards, rule[2..]),
                _ => (list._rules, rule),
            };
            // Hosts of parsed URLs are in ASCII; the list is not.
            set.Add(WebUrl.Parse($"http://{name}/")?.Host ?? name);
        }

        return list;
    }

    /// <summary>
    /// The registrable domain of a host in ASCII; the host itself if it has none, because it is an address or a suffix.
    /// </summary>
    public string RegistrableDomain(string host)
    {
        var name = host.TrimEnd('.');
        if (name.StartsWith('[') || IPAddress.TryParse(name, out _))
            return host;
        var domain = name;
        for (var rest = name; ; domain = rest, rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (_exceptions.Contains(rest))
                return rest;
            if (IsSuffix(rest))
                return domain;
            // A domain without a rule follows the rule "*": the last label is the suffix.
            if (!rest.Contains('.', StringComparison.Ordinal))
                return domain;
        }
    }

    /// <summary>
    /// True for a host in ASCII below which anybody can register names, such as co.uk, and for a single label without a
    /// rule.
    /// </summary>
    public bool IsPublicSuffix(string host) =>
        !_exceptions.Contains(host) && (IsSuffix(host) || !host.Contains('.', StringComparison.Ordinal));

    private bool IsSuffix(string name)
    {
        if (_rules.Contains(name))
            return true;
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && _wildcards.Contains(name[(dot + 1)..]);
    }

    private static PublicSuffixList Load()
    {
        using var stream = typeof(PublicSuffixList).Assembly.GetManifestResourceStream(
            typeof(PublicSuffixList), "public_suffix_list.dat")!;
        using var reader = new StreamReader(stream);
        return Read(reader);
    }
}
