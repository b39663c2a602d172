using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Documents;

/// <summary>
/// The ids of headings, as GitHub creates them: the text in lower case, with only letters, numbers, marks, connectors,
/// hyphens and spaces, and each space as a hyphen. An id that exists already gets a number at its end.
/// </summary>
internal sealed partial class HeadingIds(PagePlaces places)
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Adds the ids of a heading.</summary>
    /// <param name="text">The text that a reader sees.</param>
    public void Add(string text)
    {
        // Other programs than GitHub let the author write the id there.
        if (OwnId().Match(text) is { Success: true } own)
        {
            places.Add(own.Groups["id"].Value);
            AddOnce(text[..own.Index]);
        }

        AddOnce(text);
    }

    /// <summary>The id for the text of a heading, before a number is added.</summary>
    public static string Of(string text)
    {
        var id = new StringBuilder();
        foreach (var rune in text.ToLowerInvariant().EnumerateRunes())
        {
            if (rune.Value == ' ')
                id.Append('-');
            else if (rune.Value == '-' || IsWord(rune))
                id.Append(rune.ToString());
        }

        return id.ToString();
    }

    private void AddOnce(string text)
    {
        var id = Of(text);
        var count = _counts.GetValueOrDefault(id);
        var free = id;
        while (count > 0 && _counts.ContainsKey(free = $"{id}-{count.ToString(CultureInfo.InvariantCulture)}"))
            count++;
        _counts[id] = count + 1;
        if (free != id)
            _counts[free] = 1;
        places.Add(free);
    }

    private static bool IsWord(Rune rune) => Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.ConnectorPunctuation;

    [GeneratedRegex(@"\s*\{(?:[^{}]*\s)?#(?<id>[^\s{}]+)[^{}]*\}\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex OwnId();
}
