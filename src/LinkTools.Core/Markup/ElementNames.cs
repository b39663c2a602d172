namespace LinkTools.Core.Markup;

/// <summary>Finds elements by name: known ones, and those that one page invents.</summary>
internal sealed class ElementNames
{
    /// <summary>
    /// How many names a page may invent. All further names share this many ids, so an end tag may close the wrong
    /// element among them, which does not affect links.
    /// </summary>
    private const int MaxOwn = 1 << 16;

    private Dictionary<string, ElementInfo>? _own;
    private ElementInfo? _last;

    /// <summary>How many ids there are now.</summary>
    public int Count => ElementTable.Count + (_own?.Count ?? 0);

    /// <param name="name">The name as written.</param>
    /// <param name="hash">Its <see cref="NameHash"/>.</param>
    public ElementInfo Find(ReadOnlySpan<char> name, uint hash) =>
        ElementTable.ByName.Find(name, hash) ?? FindOwn(name, hash);

    private ElementInfo FindOwn(ReadOnlySpan<char> name, uint hash)
    {
        // A page that invents names often uses the same one many times in a row.
        if (_last is { } last && name.Equals(last.Name, StringComparison.Ordinal))
            return last;

        var lower = Lower(name);
        _own ??= [];
        if (!_own.TryGetValue(lower, out var info))
        {
            var id = _own.Count < MaxOwn ? Count : ElementTable.Count + MaxOwn + (int)(hash % MaxOwn);
            info = new ElementInfo(lower, id) { Traits = ElementTraits.Inline };
            if (_own.Count < MaxOwn)
                _own.Add(lower, info);
        }

        return _last = info;
    }

    private static string Lower(ReadOnlySpan<char> name)
    {
        Span<char> lower = name.Length <= 64 ? stackalloc char[64] : new char[name.Length];
        for (var i = 0; i < name.Length; i++)
            lower[i] = char.IsAsciiLetterUpper(name[i]) ? (char)(name[i] | 0x20) : name[i] == '\0' ? '\uFFFD' : name[i];
        return new string(lower[..name.Length]);
    }
}
