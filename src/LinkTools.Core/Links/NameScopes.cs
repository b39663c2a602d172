namespace LinkTools.Core.Links;

/// <summary>The open elements inside links that affect the names of these links; innermost last.</summary>
internal sealed class NameScopes
{
    private readonly List<NameScope> _scopes = [];

    /// <summary>Links with a number up to this one have hidden text here; 0 if the text is visible.</summary>
    public int HiddenFrom { get; private set; }

    /// <summary>The innermost; null while there is none.</summary>
    public NameScope? Last => _scopes.Count > 0 ? _scopes[^1] : null;

    /// <summary>Starts an element. Gives back its number.</summary>
    public int Add(NameScope scope)
    {
        _scopes.Add(scope);
        if (scope.Role == NameRole.Hidden)
            HiddenFrom = scope.Number;
        return scope.Number;
    }

    /// <summary>Ends an element; gives what it was, null for one that is none of these.</summary>
    public NameScope? Close(int number)
    {
        var index = IndexOf(number);
        if (index < 0)
            return null;
        var scope = _scopes[index];
        _scopes.RemoveAt(index);
        if (scope.Role == NameRole.Hidden)
            HiddenFrom = _scopes.FindLast(outer => outer.Role == NameRole.Hidden)?.Number ?? 0;
        return scope;
    }

    /// <summary>Says that no link is open any more.</summary>
    public void Clear()
    {
        _scopes.Clear();
        HiddenFrom = 0;
    }

    // A loop, because each element of a link ends here, and a delegate for each would be most of the allocations of a
    // page.
    private int IndexOf(int number)
    {
        var index = _scopes.Count - 1;
        while (index >= 0 && _scopes[index].Number != number)
            index--;
        return index;
    }
}

/// <summary>One element inside a link.</summary>
/// <param name="Number">The number of its name.</param>
/// <param name="Role">What it changes.</param>
/// <param name="Link">The innermost link, which shows whether the element has words.</param>
internal sealed record NameScope(int Number, NameRole Role, OpenLink? Link = null)
{
    /// <summary>How long the link's text was when the element began.</summary>
    public int Length { get; } = Link?.Text.WordsLength ?? 0;

    /// <summary>What it is called where it holds no words.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where on the stack the element stands.</summary>
    public int Index { get; init; }

    /// <summary>True when the link got words inside the element.</summary>
    public bool HasWords => Link is { } link && link.Text.WordsLength != Length;
}

/// <summary>What an element inside a link changes.</summary>
internal enum NameRole : byte
{
    /// <summary>Nobody sees its text.</summary>
    Hidden,

    /// <summary>It has a title, for when it holds no words.</summary>
    Titled,

    /// <summary>It stands apart from the words around it.</summary>
    Block,

    /// <summary>Its text is the name of the element that it stands in.</summary>
    ParentName,

    /// <summary>The texts of other elements name it.</summary>
    Labelled,

    /// <summary>It is closed: a browser shows its summary alone.</summary>
    Folded,
}
