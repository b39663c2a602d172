using System.Text.RegularExpressions;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>What an element's own style attribute says of how its text is shown.</summary>
/// <param name="IsHidden">True where a browser shows nothing of it.</param>
/// <param name="IsBlock">True where it stands apart from the words around it.</param>
internal readonly partial record struct ElementStyle(bool IsHidden, bool IsBlock)
{
    /// <summary>Reads the declarations. The last one for a property counts, or the last important one.</summary>
    public static ElementStyle Read(string style)
    {
        Declared display = default, visibility = default, content = default, place = default;
        var text = style.Contains("/*", StringComparison.Ordinal) ? Comment().Replace(style, "") : style;
        foreach (var range in text.AsSpan().Split(';'))
        {
            var declaration = text.AsSpan()[range];
            var colon = declaration.IndexOf(':');
            if (colon < 0)
                continue;
            var value = declaration[(colon + 1)..];
            var isImportant = value.IndexOf('!') is >= 0 and var mark && Is(value[(mark + 1)..], "important");
            if (isImportant)
                value = value[..value.IndexOf('!')];
            var property = HtmlSpace.Trim(declaration[..colon]);
            if (Is(property, "display"))
                display.Set(value, isImportant);
            else if (Is(property, "visibility"))
                visibility.Set(value, isImportant);
            else if (Is(property, "content-visibility"))
                content.Set(value, isImportant);
            else if (Is(property, "float") || Is(property, "position"))
                place.Set(value, isImportant);
        }

        return new ElementStyle(
            display.Value is "none" || visibility.Value is "hidden" or "collapse" || content.Value is "hidden",
            display.Value is "block" or "flex" or "grid" or "table" or "list-item" or "flow-root" or "inline-block"
                or "inline-flex" or "inline-grid" or "inline-table" or "table-cell" or "table-row"
                || place.Value is "left" or "right" or "absolute" or "fixed");
    }

    private static bool Is(ReadOnlySpan<char> text, string word) =>
        HtmlSpace.Trim(text).Equals(word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"/\*.*?(\*/|$)", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    /// <summary>The value that counts of one property.</summary>
    private struct Declared
    {
        private bool _isImportant;

        public string Value { readonly get; private set; }

        public void Set(ReadOnlySpan<char> value, bool isImportant)
        {
            if (_isImportant && !isImportant)
                return;
            (Value, _isImportant) = (HtmlSpace.Trim(value).ToString().ToLowerInvariant(), isImportant);
        }
    }
}
