using System.Globalization;

namespace LinkTools.Core.Links;

/// <summary>Records what a limit left out of a page, each reason once, so that the user knows about it.</summary>
internal sealed class CutNotes
{
    private readonly List<string> _clauses = [];

    /// <summary>Sentences about the page <paramref name="source"/>.</summary>
    public IReadOnlyList<string> Describe(string source) =>
        _clauses.Count == 0 ? [] : [.. _clauses.Select(clause => $"{SafeText.Clean(source)}: {clause}.")];

    /// <param name="clause">What was left out; {0} stands for the limit.</param>
    /// <param name="bound">The limit.</param>
    public void Add(string clause, int bound)
    {
        var text = string.Format(CultureInfo.InvariantCulture, clause, bound);
        if (!_clauses.Contains(text))
            _clauses.Add(text);
    }
}
