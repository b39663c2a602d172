namespace LinkTools.Core.Links;

/// <summary>The open elements inside links that affect the names of these links; innermost last.</summary>
internal sealed class NameScopes
{
    private readonly List<Scope> _scopes = [];

    /// <summary>Links with a number up to this one have hidden text here; 0 if the text is visible.</summary>
    public int HiddenFrom { get; private set; }

    /// <summary>Begins an element with hidden text. Returns its number.</summary>
    public int Hide(int number)
    {
        _scopes.Add(new Scope(number, null, null, 0));
        return HiddenFrom = number;
    }

    /// <summary>Begins an element with a title. Returns its number.</summary>
    /// <param name="number">The number of its name.</param>
    /// <param name="title">Its title.</param>
    /// <param name="link">The innermost link, which shows whether the element has words.</param>
    public int Title(int number, string title, OpenLink link)
    {
        _scopes.Add(new Scope(number, title, link, link.Text.WordsLength));
        return number;
    }

    /// <summary>Ends an element; returns its title if it had no words.</summary>
    public string? Close(int number)
    {
        var index = IndexOf(number);
        if (index < 0)
            return null;
        var scope = _scopes[index];
        _scopes.RemoveAt(index);
        if (scope.Title is null)
            HiddenFrom = _scopes.FindLast(outer => outer.Title is null)?.Number ?? 0;
        return scope.Link is { } link && link.Text.WordsLength == scope.Length ? scope.Title : null;
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

    private sealed record Scope(int Number, string? Title, OpenLink? Link, int Length);
}
