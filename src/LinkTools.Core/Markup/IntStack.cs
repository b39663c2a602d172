namespace LinkTools.Core.Markup;

/// <summary>A stack of indices in ascending order, above a 0 that is never popped.</summary>
internal struct IntStack()
{
    private int[] _items = new int[16];
    private int _last;

    public readonly int Top => _items[_last];

    public void Push(int index)
    {
        if (++_last == _items.Length)
            Array.Resize(ref _items, _last * 2);
        _items[_last] = index;
    }

    public void Pop() => _last--;

    /// <summary>The item below one that is on the stack.</summary>
    public readonly int Below(int index) => _items[PlaceOf(index) - 1];

    /// <summary>Takes an item out from between the others.</summary>
    public void Remove(int index)
    {
        var place = PlaceOf(index);
        _items.AsSpan(place + 1, _last - place).CopyTo(_items.AsSpan(place));
        _last--;
    }

    // The first item is no index of an element, so it is left out of the search.
    private readonly int PlaceOf(int index) =>
        _items[_last] == index ? _last : Array.BinarySearch(_items, 1, _last, index);
}
