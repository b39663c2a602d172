namespace LinkTools.Core.Links;

/// <summary>The elements inside links that change what those are called, while they are open; innermost last.</summary>
internal sealed class NameScopes
{
    private readonly List<Scope> _scopes = [];

    /// <summary>Links with a number up to this one have text that is hidden here; 0 where it is shown.</summary>
    public int HiddenFrom { get; private set; }

    /// <summary>Starts an element whose text nobody sees. Gives back its number.</summary>
    public int Hide(int number)
    {
        _scopes.Add(new Scope(number, null, null, 0));
        return HiddenFrom = number;
    }

    /// <summary>Starts an element with a title. Gives back its number.</summary>
    /// <param name="number">What it is called by.</param>
    /// <param name="title">Its title.</param>
    /// <param name="link">The innermost link: whether the element has words is seen there.</param>
    public int Title(int number, string title, OpenLink link)
    {
        _scopes.Add(new Scope(number, title, link, link.Text.WordsLength));
        return number;
    }

    /// <summary>Ends an element; gives its title where it had no words.</summary>
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

    /// <summary>There is no link any more.</summary>
    public void Clear()
    {
        _scopes.Clear();
        HiddenFrom = 0;
    }

    // A loop, because each element of a link ends here: a delegate each would be most of what a page allocates.
    private int IndexOf(int number)
    {
        var index = _scopes.Count - 1;
        while (index >= 0 && _scopes[index].Number != number)
            index--;
        return index;
    }

    private sealed record Scope(int Number, string? Title, OpenLink? Link, int Length);
}
