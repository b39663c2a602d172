using System.Runtime.CompilerServices;

namespace LinkTools.Core.Markup;

/// <summary>One start tag, as spans of the scanned text, with the attributes that were asked for.</summary>
internal readonly ref struct TagToken(TagAttributes attributes, ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>The scanned text.</summary>
    public ReadOnlySpan<char> Text => _text;

    /// <summary>Where the tag begins in the text.</summary>
    public required int Position { get; init; }

    public required ElementInfo Element { get; init; }

    public required bool IsSelfClosing { get; init; }

    /// <summary>The set of the attributes that were kept.</summary>
    public ulong Present => attributes.Present;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(AttributeId id) => ((attributes.Present >> (int)id) & 1) != 0;

    /// <summary>The value as written between its quotes; empty if it is missing.</summary>
    public ReadOnlySpan<char> Raw(AttributeId id)
    {
        if (!Has(id))
            return default;
        var (start, length) = attributes[id];
        return _text.Slice(start, length);
    }

    /// <summary>The value with its character references decoded; empty if it is missing.</summary>
    public string Value(AttributeId id) => CharacterReferences.DecodeAttribute(Raw(id));
}

/// <summary>Where the values of one tag's attributes are.</summary>
internal sealed class TagAttributes
{
    private readonly (int Start, int Length)[] _values = new (int, int)[AttributeTable.Count];

    public ulong Present { get; private set; }

    public (int Start, int Length) this[AttributeId id] => _values[(int)id];

    public void Clear() => Present = 0;

    /// <summary>Keeps a value, unless the tag already has the attribute: the first one counts.</summary>
    public void Add(int id, int start, int length)
    {
        if (((Present >> id) & 1) != 0)
            return;
        Present |= 1UL << id;
        _values[id] = (start, length);
    }
}
