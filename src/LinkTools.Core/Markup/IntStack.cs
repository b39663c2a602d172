namespace LinkTools.Core.Markup;

/// <summary>A stack of indices in ascending order, above a 0 that is never removed.</summary>
internal sealed class IntStack
{
    private readonly BlockList<Item> _items = new();

    public IntStack() => _items.Add(default);

    public int Top { get; private set; }

    public void Push(int index)
    {
        _items.Add(new Item(index));
        Top = index;
    }

    public void Pop()
    {
        _items.CutTo(_items.Count - 1);
        Top = _items[_items.Count - 1].Index;
    }

    /// <summary>The item below another one.</summary>
    public int Below(int index) => _items[PlaceOf(index) - 1].Index;

    /// <summary>Removes an item from the middle.</summary>
    public void Remove(int index)
    {
        for (var place = PlaceOf(index); place < _items.Count - 1; place++)
            _items[place] = _items[place + 1];
        Pop();
    }

    /// <summary>Frees memory.</summary>
    public void Release() => _items.Release();

    // The first item is not the index of an element, so it is not searched.
    private int PlaceOf(int index)
    {
        var (low, high) = (1, _items.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _items[middle].Index <= index ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    // A separate type, because BlockList<int> is not compiled ahead of time with this assembly.
    private readonly record struct Item(int Index);
}
