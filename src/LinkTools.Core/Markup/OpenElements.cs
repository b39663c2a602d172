using System.Runtime.CompilerServices;

namespace LinkTools.Core.Markup;

/// <summary>
/// The stack of open elements. Every question of the standard that walks down the stack is answered in constant time,
/// and an open element needs 8 to 20 bytes, so deep nesting costs hardly more than flat HTML. The depth has no limit:
/// browsers do not nest their documents deeper than <see cref="MaxTreeDepth"/>, but their stacks continue.
/// </summary>
internal sealed class OpenElements
{
    /// <summary>
    /// Browsers put deeper elements beside their parents and not into them: Blink and WebKit at exactly this depth.
    /// </summary>
    public const int MaxTreeDepth = 512;

    private const uint SpaceMask = 3, PointBit = 4, GoneBit = 8;
    private const int IdShift = 4;

    private readonly Action<int> _closed;
    private readonly BlockList<Entry> _entries = new();
    private int[] _topmost = new int[2 * (ElementTable.Count + 8)];
    private ElementInfo?[] _elements = new ElementInfo?[ElementTable.Count + 8];

    // Indices in ascending order: the elements whose end must be reported. Two lists of numbers, here and below,
    // because a list of pairs is not compiled ahead of time with this assembly, and every link of a page is hooked.
    private readonly List<int> _hookIndices = [], _hookNumbers = [];

    // One for each run of foreign elements: its lowest element, and the formatting elements that were reopened before
    // it.
    private readonly List<int> _foreignRoots = [], _reopened = [];
    private uint _top;

    /// <param name="closed">Called with the number that <see cref="Hook"/> returned for an element that is closed
    /// now.</param>
    public OpenElements(Action<int> closed)
    {
        _closed = closed;
        Array.Fill(_topmost, -1);
        TopElement = Elements.Html;
    }

    public int Count => _entries.Count;

    /// <summary>The element at the top; html if there is none.</summary>
    public ElementInfo TopElement { get; private set; }

    public Namespace TopSpace => (Namespace)(_top & SpaceMask);

    public bool IsTopHtmlPoint => (_top & PointBit) != 0;

    public bool IsTopMathPoint => TopSpace == Namespace.MathMl && TopElement.Is(ElementTraits.MathPoint);

    /// <summary>What ends the walks down the stack.</summary>
    public ScopeBounds Bounds { get; } = new();

    /// <summary>The lowest element of the SVG or MathML at the top.</summary>
    public int ForeignRoot => _foreignRoots[^1];

    /// <summary>The formatting elements that were reopened before it.</summary>
    public ushort Reopened => (ushort)_reopened[^1];

    /// <summary>The number of bytes for deep nesting.</summary>
    public long HeldBytes => 12L * Count;

    public ElementInfo this[int index] => _elements[_entries[index].Key >> IdShift]!;

    /// <summary>The index of the topmost HTML element with this name; -1 if none is open.</summary>
    public int TopOf(ElementInfo element) => TopOfKey(element.Id * 2);

    /// <summary>The same for elements outside the HTML namespace.</summary>
    public int TopOfForeign(ElementInfo element) => TopOfKey((element.Id * 2) + 1);

    public bool Has(ElementInfo element) => TopOf(element) >= 0;

    public bool InScope(ElementInfo element) => TopOf(element) is >= 0 and var top && top >= Bounds.Scope;

    public bool InListScope(ElementInfo element) => TopOf(element) is >= 0 and var top && top >= Bounds.ListScope;

    public bool InButtonScope(ElementInfo element) => TopOf(element) is >= 0 and var top && top >= Bounds.ButtonScope;

    public bool InTableScope(ElementInfo element) => TopOf(element) is >= 0 and var top && top >= Bounds.TableScope;

    /// <param name="element">The element that opens.</param>
    /// <param name="space">Its namespace.</param>
    /// <param name="isHtmlPoint">True for an element of SVG or MathML that may contain HTML.</param>
    /// <param name="reopened">For the root of SVG or MathML: see <see cref="Reopened"/>.</param>
    public int Push(
        ElementInfo element, Namespace space = Namespace.Html, bool isHtmlPoint = false, ushort reopened = 0)
    {
        var index = Count;
        if (space == Namespace.Html)
            Bounds.Push(element.Traits, index);
        else if (TopSpace == Namespace.Html || index == 0)
        {
            _foreignRoots.Add(index);
            _reopened.Add(reopened);
        }

        var key = (element.Id * 2) + (space == Namespace.Html ? 0 : 1);
        if (key >= _topmost.Length)
            MakeRoom(element.Id);
        TopElement = _elements[element.Id] = element;
        _top = ((uint)element.Id << IdShift) | (uint)space | (isHtmlPoint ? PointBit : 0);
        _entries.Add(new Entry { Key = _top, SameBelow = _topmost[key] });
        _topmost[key] = index;
        if (space != Namespace.Html && IsTopPoint)
            Bounds.PushPoint(index);
        return index;
    }

    /// <summary>
    /// Asks for a call with the returned number when the element at <paramref name="index"/> is closed.
    /// </summary>
    public void Hook(int index, int number)
    {
        var place = _hookIndices.Count;
        while (place > 0 && _hookIndices[place - 1] > index)
            place--;
        _hookIndices.Insert(place, index);
        _hookNumbers.Insert(place, number);
    }

    public void Pop() => PopTo(Count - 1);

    /// <summary>Closes the entry at <paramref name="index"/> and all above it.</summary>
    public void PopTo(int index)
    {
        while (Count > index || (Count > 0 && (_top & GoneBit) != 0))
        {
            var (element, popped) = (TopElement, _top);
            var isPoint = IsTopPoint;
            var below = _entries[Count - 1].SameBelow;
            _entries.CutTo(Count - 1);
            _top = Count == 0 ? 0 : _entries[Count - 1].Key;
            TopElement = Count == 0 ? Elements.Html : _elements[_top >> IdShift]!;
            if ((popped & GoneBit) == 0)
                Close(element, below, (popped & SpaceMask) == 0, isPoint);
        }
    }

    /// <summary>Removes one entry from the middle: a formatting element, or a form.</summary>
    public void Remove(int index)
    {
        if (index == Count - 1)
        {
            PopTo(index);
            return;
        }

        var element = this[index];
        Bounds.RemoveSpecial(element.Traits, index);
        Release(element.Id * 2, _entries[index].SameBelow, index);
        _entries[index].Key |= GoneBit;
    }

    /// <summary>Closes what "generate implied end tags" closes, except <paramref name="except"/>.</summary>
    public void PopImplied(ElementInfo? except = null)
    {
        while (TopSpace == Namespace.Html && TopElement.Is(ElementTraits.Implied) && TopElement != except)
            Pop();
    }

    /// <summary>The topmost of several HTML elements; -1 if none is open.</summary>
    public int TopOfAny(ReadOnlySpan<ElementInfo> elements)
    {
        var top = -1;
        foreach (var element in elements)
            top = Math.Max(top, TopOf(element));
        return top;
    }

    /// <summary>Frees memory at the end of the document.</summary>
    public void Release()
    {
        _entries.Release();
        Bounds.Release();
    }

    /// <summary>True for elements that end scopes in foreign content.</summary>
    private bool IsTopPoint => IsTopHtmlPoint || IsTopMathPoint
        || (TopSpace == Namespace.MathMl && TopElement == Elements.AnnotationXml);

    // The element was at the top, and is no longer.
    private void Close(ElementInfo element, int below, bool isHtml, bool isPoint)
    {
        if (isHtml)
        {
            // This must happen before the marker is removed, because a formatting element is not a marker itself.
            Bounds.Lost |= element.Formatting;
            Bounds.Pop(element.Traits);
            Release(element.Id * 2, below, Count);
            return;
        }

        if (isPoint)
            Bounds.PopPoint();
        if (_foreignRoots[^1] == Count)
        {
            _foreignRoots.RemoveAt(_foreignRoots.Count - 1);
            _reopened.RemoveAt(_reopened.Count - 1);
        }

        Release((element.Id * 2) + 1, below, Count);
    }

    private void Release(int key, int below, int index)
    {
        _topmost[key] = below;
        for (var i = _hookIndices.Count - 1; i >= 0 && _hookIndices[i] >= index; i--)
        {
            if (_hookIndices[i] > index)
                continue;
            var number = _hookNumbers[i];
            _hookIndices.RemoveAt(i);
            _hookNumbers.RemoveAt(i);
            _closed(number);
            // The callback may have hooked something lower.
            i = _hookIndices.Count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int TopOfKey(int key) => (uint)key < (uint)_topmost.Length ? _topmost[key] : -1;

    private void MakeRoom(int id)
    {
        var old = _topmost.Length;
        Array.Resize(ref _elements, (id + 1) * 2);
        Array.Resize(ref _topmost, (id + 1) * 4);
        Array.Fill(_topmost, -1, old, _topmost.Length - old);
    }

    /// <summary>One open element, and where the next one with its name is.</summary>
    private struct Entry
    {
        public uint Key;
        public int SameBelow;
    }
}

/// <summary>The three namespaces of elements in HTML.</summary>
internal enum Namespace : byte
{
    Html, Svg, MathMl,
}
