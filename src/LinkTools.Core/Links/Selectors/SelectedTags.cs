using LinkTools.Core.Markup;

namespace LinkTools.Core.Links.Selectors;

/// <summary>The tags of a document whose links are taken.</summary>
/// <param name="tree">The document's elements.</param>
/// <param name="lines">The document's lines.</param>
/// <param name="wanted">For each element, whether its links are wanted; null for all, including links without an
/// element.</param>
/// <param name="unwanted">For each element, whether its links are left out; null for none.</param>
internal sealed class SelectedTags(ElementTree tree, LineStarts lines, bool[]? wanted, bool[]? unwanted)
{
    /// <summary>True if the links of a tag are taken.</summary>
    /// <param name="line">The line of its first character, from 1; 0 for links that are in no element.</param>
    /// <param name="column">The column, from 1.</param>
    /// <param name="element">Its name.</param>
    public bool Contains(int line, int column, string element)
    {
        var offset = lines.OffsetOf(line, column);
        if (offset < 0)
            return wanted is null;
        var (first, end) = FindTag(offset);
        // A tag may have become several elements, because a browser reopens some that other elements have closed.
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

    // A second html or body gives its attributes to the first. Any other tag that became no element belongs to the
    // element around the previous tag.
    private int OwnerOf(int behind, string element)
    {
        if (element is "html" or "body" && tree.Find(element) is >= 0 and var same)
            return same;
        if (behind == 0)
            return tree.Count > 0 ? 0 : -1;
        var before = tree.Tags[behind - 1].Owner;
        return before >= 0 && tree.ParentOf(before) is >= 0 and var parent ? parent : before;
    }

    // The tags at a position: the first, and the one after the last.
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
