using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Documents;

/// <summary>
/// The ids of a document's headings as GitHub makes them: the text in lower case, without what is neither letter,
/// digit, mark, connector, hyphen nor space, each space as a hyphen; a number behind those that are there already.
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
        // The one letter whose lower case is two characters, and which .NET leaves alone.
        var lower = text.ToLowerInvariant().Replace("\u0130", "i\u0307", StringComparison.Ordinal);
        foreach (var rune in lower.EnumerateRunes())
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

    private static bool IsWord(Rune rune) => IsCircledLetter(rune.Value) || Rune.IsLetter(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.ConnectorPunctuation;

    // Symbols that count as letters (Unicode's Other_Alphabetic).
    private static bool IsCircledLetter(int c) =>
        c is (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149) or (>= 0x1F150 and <= 0x1F169)
            or (>= 0x1F170 and <= 0x1F189);

    [GeneratedRegex(@"\s*\{(?:[^{}]*\s)?#(?<id>[^\s{}]+)[^{}]*\}\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex OwnId();
}
