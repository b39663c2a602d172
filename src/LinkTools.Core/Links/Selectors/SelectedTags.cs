using LinkTools.Core.Markup;

namespace LinkTools.Core.Links.Selectors;

/// <summary>The tags of a document whose links are taken.</summary>
/// <param name="tree">The document's elements.</param>
/// <param name="lines">The document's lines.</param>
/// <param name="wanted">By element, whether its links are wanted; null for all, and those without an element.</param>
/// <param name="unwanted">By element, whether its links are left out; null for none.</param>
internal sealed class SelectedTags(ElementTree tree, LineStarts lines, bool[]? wanted, bool[]? unwanted)
{
    /// <summary>True where the links of a tag are taken.</summary>
    /// <param name="line">Line of its first character, from 1; 0 for what stands in no element.</param>
    /// <param name="column">Column, from 1.</param>
    /// <param name="element">Its name.</param>
    public bool Contains(int line, int column, string element)
    {
        var offset = lines.OffsetOf(line, column);
        if (offset < 0)
            return wanted is null;
        var (first, end) = FindTag(offset);
        // A tag may have become several elements: a browser opens some again that others have closed.
        return first < end
            ? IsAny(wanted, first, end) != false && IsAny(unwanted, first, end) != true
            : IsTaken(OwnerOf(first, element));
    }

    private bool IsTaken(int owner) => owner < 0
        ? wanted is null
        : wanted?[owner] != false && unwanted?[owner] != true;

    private bool? IsAny(bool[]? elements, int first, int end)
    {
        if (elements is null)
            return null;
        for (var i = first; i < end; i++)
        {
            if (tree.Tags[i].Owner is >= 0 and var owner && elements[owner])
                return true;
        }

        return false;
    }

    // A second html or body gives its attributes to the first. What else became no element there stands in the element
    // round the tag before it.
    private int OwnerOf(int behind, string element)
    {
        if (element is "html" or "body" && tree.Find(element) is >= 0 and var same)
            return same;
        if (behind == 0)
            return tree.Count > 0 ? 0 : -1;
        var before = tree.Tags[behind - 1].Owner;
        return before >= 0 && tree.ParentOf(before) is >= 0 and var parent ? parent : before;
    }

    // The tags at an offset, from the first to the one behind the last.
    private (int First, int End) FindTag(int offset)
    {
        var tags = tree.Tags;
        var (low, high) = (0, tags.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tags[middle].Offset < offset)
                low = middle + 1;
            else
                high = middle;
        }

        var end = low;
        while (end < tags.Count && tags[end].Offset == offset)
            end++;
        return (low, end);
    }
}
