using System.Runtime.CompilerServices;

namespace LinkTools.Core.Markup;

/// <summary>
/// One start tag, as spans of the text being scanned. The attributes kept are those that were asked for.
/// </summary>
internal readonly ref struct TagToken(TagAttributes attributes, ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>The text being scanned.</summary>
    public ReadOnlySpan<char> Text => _text;

    /// <summary>Where in the text the tag starts.</summary>
    public required int Position { get; init; }

    public required ElementInfo Element { get; init; }

    public required bool IsSelfClosing { get; init; }

    /// <summary>The set of the attributes kept.</summary>
    public ulong Present => attributes.Present;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(AttributeId id) => ((attributes.Present >> (int)id) & 1) != 0;

    /// <summary>The value as written between its quotes; empty when absent.</summary>
    public ReadOnlySpan<char> Raw(AttributeId id)
    {
        if (!Has(id))
            return default;
        var (start, length) = attributes[id];
        return _text.Slice(start, length);
    }

    /// <summary>The value with its character references decoded; empty when absent.</summary>
    public string Value(AttributeId id) => CharacterReferences.DecodeAttribute(Raw(id));
}

/// <summary>Where the values of one tag's attributes lie.</summary>
internal sealed class TagAttributes
{
    private readonly (int Start, int Length)[] _values = new (int, int)[AttributeTable.Count];

    public ulong Present { get; private set; }

    public (int Start, int Length) this[AttributeId id] => _values[(int)id];

    public void Clear() => Present = 0;

    /// <summary>Keeps a value unless the tag had the attribute before: the first one wins.</summary>
    public void Add(int id, int start, int length)
    {
        if (((Present >> id) & 1) != 0)
            return;
        Present |= 1UL << id;
        _values[id] = (start, length);
    }
}
