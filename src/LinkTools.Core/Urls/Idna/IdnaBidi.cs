namespace LinkTools.Core.Urls.Idna;

/// <summary>The Bidi rule for domain names (RFC 5893, section 2).</summary>
internal static class IdnaBidi
{
    /// <summary>
    /// Whether all the labels, in their Unicode form, keep the rule; always true without right-to-left characters.
    /// </summary>
    public static bool IsAllowed(string[] labels)
    {
        var classes = Array.ConvertAll(labels, Classes);
        return !classes.Any(label => label.AsSpan().ContainsAny('R', 'A')) || classes.All(KeepsRule);
    }

    private static string Classes(string label)
    {
        var classes = new System.Text.StringBuilder(label.Length);
        foreach (var rune in label.EnumerateRunes())
            classes.Append(IdnaTable.Instance.Properties(rune.Value)![0]);
        return classes.ToString();
    }

    private static bool KeepsRule(string classes)
    {
        if (classes.Length == 0)
            return true;
        var visible = classes.AsSpan().TrimEnd('M');
        return classes[0] switch
        {
            'R' =>
                !classes.AsSpan().ContainsAny('L', 'X') && visible[^1] is ('R' or 'E' or 'A')
                && !(classes.Contains('E') && classes.Contains('A')),
            'L' => !classes.AsSpan().ContainsAny("RAX") && visible[^1] is ('L' or 'E'),
            _ => false,
        };
    }
}
