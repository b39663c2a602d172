using Traits = LinkTools.Core.Markup.ElementTraits;

namespace LinkTools.Core.Markup;

/// <summary>
/// For each kind of walk down the stack of open elements, the indices of the elements that end it. So the answer to
/// "how far may this walk go" is the topmost of them. An element that ends no walk costs nothing here.
/// </summary>
internal sealed class ScopeBounds
{
    private const Traits Any = Traits.Special | Traits.Scope | Traits.ListScope
        | Traits.ButtonScope | Traits.TableScope | Traits.Marker;

    private readonly IntStack _special = new(), _itemStop = new(), _scope = new(), _list = new(), _button = new();
    private readonly IntStack _table = new(), _marker = new();
    private ushort[] _lost = new ushort[16];
    private int _markers;

    public int Special => _special.Top;

    public int ItemStop => _itemStop.Top;

    public int Scope => _scope.Top;

    public int ListScope => Math.Max(_scope.Top, _list.Top);

    public int ButtonScope => Math.Max(_scope.Top, _button.Top);

    public int TableScope => _table.Top;

    public int Marker => _marker.Top;

    /// <summary>
    /// The formatting elements since the last marker that were closed by other elements: a browser reopens them.
    /// </summary>
    public ref ushort Lost => ref _lost[_markers];

    /// <summary>The special element below another special one.</summary>
    public int SpecialBelow(int index) => _special.Below(index);

    /// <summary>Adds an HTML element that was opened.</summary>
    public void Push(Traits traits, int index)
    {
        if ((traits & Any) == 0)
            return;
        if ((traits & Traits.Special) != 0)
        {
            _special.Push(index);
            if ((traits & Traits.SeenThrough) == 0)
                _itemStop.Push(index);
        }

        if ((traits & (Any ^ Traits.Special)) != 0)
            PushRare(traits, index);
    }

    /// <summary>Removes an HTML element that was closed.</summary>
    public void Pop(Traits traits)
    {
        if ((traits & Any) == 0)
            return;
        if ((traits & Traits.Special) != 0)
        {
            _special.Pop();
            if ((traits & Traits.SeenThrough) == 0)
                _itemStop.Pop();
        }

        if ((traits & (Any ^ Traits.Special)) != 0)
            PopRare(traits);
    }

    /// <summary>Adds an element of SVG or MathML that ends scopes.</summary>
    public void PushPoint(int index)
    {
        _scope.Push(index);
        _special.Push(index);
        _itemStop.Push(index);
    }

    public void PopPoint()
    {
        _scope.Pop();
        _special.Pop();
        _itemStop.Pop();
    }

    /// <summary>Removes an element from the middle that ends only these two scopes.</summary>
    public void RemoveSpecial(Traits traits, int index)
    {
        if ((traits & Traits.Special) == 0)
            return;
        _special.Remove(index);
        if ((traits & Traits.SeenThrough) == 0)
            _itemStop.Remove(index);
    }

    /// <summary>Frees memory; the object cannot be used afterwards.</summary>
    public void Release()
    {
        _special.Release();
        _itemStop.Release();
        _scope.Release();
        _list.Release();
        _button.Release();
        _table.Release();
        _marker.Release();
    }

    private void PushRare(Traits traits, int index)
    {
        if ((traits & Traits.Scope) != 0)
            _scope.Push(index);
        if ((traits & Traits.ListScope) != 0)
            _list.Push(index);
        if ((traits & Traits.ButtonScope) != 0)
            _button.Push(index);
        if ((traits & Traits.TableScope) != 0)
            _table.Push(index);
        if ((traits & Traits.Marker) == 0)
            return;
        _marker.Push(index);
        if (++_markers == _lost.Length)
            Array.Resize(ref _lost, _markers * 2);
        _lost[_markers] = 0;
    }

    private void PopRare(Traits traits)
    {
        if ((traits & Traits.Scope) != 0)
            _scope.Pop();
        if ((traits & Traits.ListScope) != 0)
            _list.Pop();
        if ((traits & Traits.ButtonScope) != 0)
            _button.Pop();
        if ((traits & Traits.TableScope) != 0)
            _table.Pop();
        if ((traits & Traits.Marker) == 0)
            return;
        _marker.Pop();
        _markers--;
    }
}
