namespace LinkTools.Core.Markup;

/// <summary>Finds elements by name: the known ones, and those that one page makes up.</summary>
internal sealed class ElementNames
{
    /// <summary>
    /// As many names of its own a page may have. All others share this many ids: an end tag may then close another
    /// element than its own, which decides nothing about links.
    /// </summary>
    private const int MaxOwn = 1 << 16;

    private Dictionary<string, ElementInfo>? _own;
    private ElementInfo? _last;

    /// <summary>How many ids there are by now.</summary>
    public int Count => ElementTable.Count + (_own?.Count ?? 0);

    /// <param name="name">As written.</param>
    /// <param name="hash">Its <see cref="NameHash"/>.</param>
    public ElementInfo Find(ReadOnlySpan<char> name, uint hash) =>
        ElementTable.ByName.Find(name, hash) ?? FindOwn(name, hash);

    private ElementInfo FindOwn(ReadOnlySpan<char> name, uint hash)
    {
        // Pages that use names of their own use the same one many times in a row.
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
