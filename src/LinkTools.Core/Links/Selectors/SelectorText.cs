using System.Globalization;
using System.Text;

namespace LinkTools.Core.Links.Selectors;

/// <summary>
/// Replaces the functions in a selector that contain selectors, so that no selector is inside another. Each is replaced
/// by an attribute selector with its number.
/// </summary>
internal static class SelectorText
{
    /// <summary>The deepest nesting of functions.</summary>
    private const int MaxDepth = 32;

    private const string Mark = "-linktools-";

    private static readonly string[] Names = ["not", "is", "where", "matches", "has"];

    /// <summary>The text without its functions; null if brackets are not closed, or nested too deeply.</summary>
    /// <param name="text">A selector.</param>
    /// <param name="functions">Receives the name of each function, in lower case, and the text between its
    /// parentheses.</param>
    public static string? TakeFunctions(string text, List<(string Name, string Argument)> functions)
    {
        var rest = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == ':' && FunctionAt(text, i) is { } name)
            {
                var start = i + name.Length + 2;
                var end = FindEnd(text, start);
                if (end < 0)
                    return null;
                rest.Append('[').Append(Mark).Append(functions.Count).Append(']');
                functions.Add((name, text[start..end]));
                i = end + 1;
                continue;
            }

            var next = Skip(text, i);
            rest.Append(text, i, next - i);
            i = next;
        }

        return FindEnd(text, 0) == -1 && DepthOf(text) <= MaxDepth ? rest.ToString() : null;
    }

    /// <summary>
    /// The number of the function that an attribute selector replaces; -1 for an attribute of the page.
    /// </summary>
    public static int FunctionOf(string attribute) =>
        attribute.StartsWith(Mark, StringComparison.Ordinal)
        && int.TryParse(
            attribute.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;

    /// <summary>The selectors of a list.</summary>
    public static IEnumerable<string> Split(string list)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i < list.Length; i = Skip(list, i))
        {
            depth += list[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (list[i] != ',' || depth > 0)
                continue;
            yield return list[start..i].Trim();
            start = i + 1;
        }

        yield return list[start..].Trim();
    }

    private static string? FunctionAt(string text, int colon)
    {
        var end = text.IndexOf('(', colon);
        // A second colon begins a pseudo-element.
        return end < 0 || (colon > 0 && text[colon - 1] == ':') ? null : Array.Find(
            Names, name => text.AsSpan(colon + 1, end - colon - 1).Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    // The parenthesis that closes an open one; -1 for none.
    private static int FindEnd(string text, int start)
    {
        var depth = 0;
        for (var i = start; i < text.Length; i = Skip(text, i))
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth < 0)
                return i;
        }

        return -1;
    }

    private static int DepthOf(string text)
    {
        var (depth, deepest) = (0, 0);
        for (var i = 0; i < text.Length; i = Skip(text, i))
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            deepest = Math.Max(deepest, depth);
        }

        return depth == 0 ? deepest : int.MaxValue;
    }

    // The index after the character, escape, string or attribute selector at this position.
    private static int Skip(string text, int start)
    {
        switch (text[start])
        {
            case '\\':
                return Math.Min(start + 2, text.Length);
            case '"' or '\'':
                var end = start + 1;
                while (end < text.Length && text[end] != text[start])
                    end += text[end] == '\\' ? 2 : 1;
                return Math.Min(end + 1, text.Length);
            case '[':
                var at = start + 1;
                while (at < text.Length && text[at] != ']')
                    at = text[at] is '\\' or '"' or '\'' ? Skip(text, at) : at + 1;
                return Math.Min(at + 1, text.Length);
            default:
                return start + 1;
        }
    }
}
