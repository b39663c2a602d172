using System.Text;

namespace LinkTools.Core.Urls.Idna;

/// <summary>
/// Domain to ASCII (URL Standard, 3.3; UTS #46 with CheckHyphens, UseSTD3ASCIIRules, Transitional_Processing and
/// VerifyDnsLength false, CheckBidi and CheckJoiners true).
/// </summary>
internal static class Uts46
{
    private const string Prefix = "xn--";

    // DNS allows 253 characters. The limit keeps normalisation and Punycode of hostile input cheap.
    private const int MaximumLength = 4000;

    /// <summary>The ASCII form of a domain that is not all ASCII; null on failure.</summary>
    public static string? ToAscii(string domain)
    {
        if (domain.Length > MaximumLength || Map(domain) is not { } mapped)
            return null;

        var labels = mapped.Split('.');
        var result = new StringBuilder(mapped.Length + 16);
        for (var i = 0; i < labels.Length; i++)
        {
            if (i > 0)
                result.Append('.');
            if (!TryAppendLabel(result, ref labels[i]))
                return null;
        }
        return IdnaBidi.IsAllowed(labels) ? result.ToString() : null;
    }

    private static string? Map(string domain)
    {
        var mapped = new StringBuilder(domain.Length);
        foreach (var rune in domain.EnumerateRunes())
        {
            if (!IdnaTable.Instance.TryMap(rune, mapped))
                return null;
        }
        return mapped.ToString().Normalize(NormalizationForm.FormC);
    }

    // Leaves the label in its Unicode form.
    private static bool TryAppendLabel(StringBuilder result, ref string label)
    {
        if (label.StartsWith(Prefix, StringComparison.Ordinal))
        {
            if (!Ascii.IsValid(label) || Punycode.Decode(label.AsSpan(Prefix.Length)) is not { Length: > 0 } decoded
                || Ascii.IsValid(decoded))
                return false;
            result.Append(label);
            label = decoded;
            return IsValid(label);
        }

        if (!IsValid(label))
            return false;
        if (Ascii.IsValid(label))
        {
            result.Append(label);
            return true;
        }
        result.Append(Prefix);
        return Punycode.TryEncode(result, label);
    }

    // UTS #46, 4.1 "Validity Criteria". A noncharacter cannot be normalised, so the properties are checked first.
    private static bool IsValid(string label)
    {
        if (label.StartsWith(Prefix, StringComparison.Ordinal))
            return false;

        var properties = new List<string>(label.Length);
        var runes = new List<Rune>(label.Length);
        foreach (var rune in label.EnumerateRunes())
        {
            if (rune.Value == '.' || IdnaTable.Instance.Properties(rune.Value) is not { } letters || letters == "I")
                return false;
            properties.Add(letters);
            runes.Add(rune);
        }
        if (properties.Count == 0)
            return true;
        return !properties[0].Contains('m') && label.IsNormalized(NormalizationForm.FormC)
            && JoinersAreInPlace(runes, properties);
    }

    // RFC 5892, appendices A.1 and A.2.
    private static bool JoinersAreInPlace(List<Rune> runes, List<string> properties)
    {
        for (var i = 0; i < runes.Count; i++)
        {
            if (runes[i].Value is not (0x200C or 0x200D))
                continue;
            if (i > 0 && properties[i - 1].Contains('v'))
                continue;
            if (runes[i].Value == 0x200D || !JoinsCursively(properties, i))
                return false;
        }
        return true;
    }

    private static bool JoinsCursively(List<string> properties, int index)
    {
        var before = index - 1;
        while (before >= 0 && properties[before].Contains('t'))
            before--;
        var after = index + 1;
        while (after < properties.Count && properties[after].Contains('t'))
            after++;
        return before >= 0 && properties[before].AsSpan().ContainsAny('l', 'd')
            && after < properties.Count && properties[after].AsSpan().ContainsAny('r', 'd');
    }
}
