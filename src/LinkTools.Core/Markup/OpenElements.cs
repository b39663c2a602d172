using System.Runtime.CompilerServices;

namespace LinkTools.Core.Markup;

/// <summary>
/// The stack of open elements. Every question of the standard that walks down the stack is answered in constant time:
/// each entry knows the nearest entries below that end a scope, each name the topmost entry that has it. So deep
/// nesting costs no more than flat markup.
/// </summary>
internal sealed class OpenElements
{
    private readonly Action<int> _closed;

    // By index, the highest last: which elements somebody wants to know the end of.
    private readonly List<(int Index, int Number)> _hooks = [];
    private Entry[] _entries = new Entry[64];
    private int[] _topmost = new int[2 * (ElementTable.Count + 8)];

    /// <param name="closed">Takes the number that <see cref="Hook"/> gave to an element which is closed.</param>
    public OpenElements(Action<int> closed)
    {
        _closed = closed;
        Array.Fill(_topmost, -1);
    }

    public int Count { get; private set; }

    public ref Entry Top => ref _entries[Count - 1];

    public ElementInfo TopElement => Count == 0 ? Elements.Html : Top.Element;

    /// <summary>The element that bounds the list of active formatting elements.</summary>
    public int Marker => Count == 0 ? 0 : Top.Bounds.Marker;

    public ref Entry this[int index] => ref _entries[index];

    /// <summary>The index of the topmost HTML element of that name; -1 when none is open.</summary>
    public int TopOf(ElementInfo element) => TopOfKey(element.Id * 2);

    /// <summary>The same for elements outside the HTML namespace.</summary>
    public int TopOfForeign(ElementInfo element) => TopOfKey((element.Id * 2) + 1);

    public bool Has(ElementInfo element) => TopOf(element) >= 0;

    public bool InScope(ElementInfo element) => TopOf(element) is >= 0 and var top && top >= Top.Bounds.Scope;

    public bool InListScope(ElementInfo element) => TopOf(element) is >= 0 and var top && top >= Top.Bounds.ListScope;

    public bool InButtonScope(ElementInfo element) =>
        TopOf(element) is >= 0 and var top && top >= Top.Bounds.ButtonScope;

    public bool InTableScope(ElementInfo element) => TopOf(element) is >= 0 and var top && top >= Top.Bounds.TableScope;

    public int Push(ElementInfo element, Namespace space = Namespace.Html, bool isHtmlPoint = false)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        ref var entry = ref _entries[Count];
        entry.Element = element;
        entry.Space = space;
        entry.IsHtmlPoint = isHtmlPoint;
        entry.Lost = entry.Reopened = 0;
        var key = (element.Id * 2) + (space == Namespace.Html ? 0 : 1);
        entry.SameBelow = TopOfKey(key);
        SetTop(key, Count);
        entry.Bounds = Count > 0 ? _entries[Count - 1].Bounds : default;
        Bound(ref entry, Count);
        return Count++;
    }

    /// <summary>Asks for the number to be reported when the element at <paramref name="index"/> is closed.</summary>
    public void Hook(int index, int number)
    {
        var place = _hooks.Count;
        while (place > 0 && _hooks[place - 1].Index > index)
            place--;
        _hooks.Insert(place, (index, number));
    }

    public void Pop() => PopTo(Count - 1);

    /// <summary>Pops the entry at <paramref name="index"/> and all above it.</summary>
    public void PopTo(int index)
    {
        while (Count > index || (Count > 0 && _entries[Count - 1].IsGone))
        {
            ref var entry = ref _entries[--Count];
            if (!entry.IsGone)
            {
                if (entry.Space == Namespace.Html && entry.Element.Formatting != 0)
                    _entries[entry.Bounds.Marker].Lost |= entry.Element.Formatting;
                Release(ref entry, Count);
            }

            entry.IsGone = false;
        }
    }

    /// <summary>
    /// The formatting elements that were closed by others and not by themselves: a browser opens them again.
    /// </summary>
    public ref ushort Lost => ref _entries[Top.Bounds.Marker].Lost;

    /// <summary>Takes one entry out from between the others.</summary>
    public void Remove(int index)
    {
        if (index == Count - 1)
        {
            PopTo(index);
            return;
        }

        ref var entry = ref _entries[index];
        var wasBound = entry.Element.Is(ElementTraits.Special);
        Release(ref entry, index);
        entry.IsGone = true;
        if (!wasBound)
            return;
        for (var above = index; above < Count; above++)
        {
            _entries[above].Bounds = _entries[above - 1].Bounds;
            if (!_entries[above].IsGone)
                Bound(ref _entries[above], above);
        }
    }

    /// <summary>Pops what "generate implied end tags" pops, sparing <paramref name="except"/>.</summary>
    public void PopImplied(ElementInfo? except = null)
    {
        while (Top.Space == Namespace.Html && Top.Element.Is(ElementTraits.Implied) && Top.Element != except)
            Pop();
    }

    /// <summary>The topmost of several HTML elements; -1 when none is open.</summary>
    public int TopOfAny(ReadOnlySpan<ElementInfo> elements)
    {
        var top = -1;
        foreach (var element in elements)
            top = Math.Max(top, TopOf(element));
        return top;
    }

    private void Release(ref Entry entry, int index)
    {
        _topmost[(entry.Element.Id * 2) + (entry.Space == Namespace.Html ? 0 : 1)] = entry.SameBelow;
        for (var i = _hooks.Count - 1; i >= 0 && _hooks[i].Index >= index; i--)
        {
            if (_hooks[i].Index > index)
                continue;
            var number = _hooks[i].Number;
            _hooks.RemoveAt(i);
            _closed(number);
            // What was told may have hooked something lower.
            i = _hooks.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int TopOfKey(int key) => (uint)key < (uint)_topmost.Length ? _topmost[key] : -1;

    private void SetTop(int key, int index)
    {
        if (key >= _topmost.Length)
        {
            var old = _topmost.Length;
            Array.Resize(ref _topmost, (key + 1) * 2);
            Array.Fill(_topmost, -1, old, _topmost.Length - old);
        }

        _topmost[key] = index;
    }

    private static void Bound(ref Entry entry, int index)
    {
        ref var bounds = ref entry.Bounds;
        if (entry.Space != Namespace.Html)
        {
            if (entry.IsPoint)
                bounds.Scope = bounds.ListScope = bounds.ButtonScope = bounds.Special = bounds.ItemStop = index;
            return;
        }

        bounds.Html = index;
        const ElementTraits Any = ElementTraits.Special | ElementTraits.Scope | ElementTraits.ListScope
            | ElementTraits.ButtonScope | ElementTraits.TableScope | ElementTraits.Marker;
        var traits = entry.Element.Traits;
        if ((traits & Any) == 0)
            return;
        if ((traits & ElementTraits.Special) != 0)
            bounds.Special = index;
        if ((traits & (ElementTraits.Special | ElementTraits.SeenThrough)) == ElementTraits.Special)
            bounds.ItemStop = index;
        if ((traits & ElementTraits.Scope) != 0)
            bounds.Scope = bounds.ListScope = bounds.ButtonScope = index;
        if ((traits & ElementTraits.ListScope) != 0)
            bounds.ListScope = index;
        if ((traits & ElementTraits.ButtonScope) != 0)
            bounds.ButtonScope = index;
        if ((traits & ElementTraits.TableScope) != 0)
            bounds.TableScope = index;
        if ((traits & ElementTraits.Marker) != 0)
            bounds.Marker = index;
    }

    /// <summary>The nearest entry, this one included, that ends each kind of walk down the stack.</summary>
    public struct Bounds
    {
        public int Special, Scope, ListScope, ButtonScope, TableScope, Marker, ItemStop, Html;
    }

    /// <summary>One open element.</summary>
    public struct Entry
    {
        public ElementInfo Element;
        public Bounds Bounds;
        public int SameBelow;

        /// <summary>
        /// On what bounds the list of active formatting elements: those that were closed by others since.
        /// </summary>
        public ushort Lost;

        /// <summary>On the root of SVG or MathML: the formatting elements that were opened again before it.</summary>
        public ushort Reopened;
        public Namespace Space;
        public bool IsHtmlPoint;
        public bool IsGone;

        public readonly bool IsMathPoint => Space == Namespace.MathMl && Element.Is(ElementTraits.MathPoint);

        /// <summary>True for what bounds scopes in foreign content.</summary>
        public readonly bool IsPoint =>
            IsHtmlPoint || IsMathPoint || (Space == Namespace.MathMl && Element == Elements.AnnotationXml);
    }
}

/// <summary>The three namespaces that HTML parsing makes elements in.</summary>
internal enum Namespace : byte
{
    Html, Svg, MathMl,
}
