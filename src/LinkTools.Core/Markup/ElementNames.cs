namespace LinkTools.Core.Markup;

/// <summary>Finds elements by name: the known ones, and those that one page makes up.</summary>
internal sealed class ElementNames
{
    private Dictionary<string, ElementInfo>? _own;
    private ElementInfo? _last;

    /// <summary>How many ids there are by now.</summary>
    public int Count => ElementTable.Count + (_own?.Count ?? 0);

    /// <param name="name">As written.</param>
    /// <param name="hash">Its <see cref="NameHash"/>.</param>
    public ElementInfo Find(ReadOnlySpan<char> name, uint hash) =>
        ElementTable.ByName.Find(name, hash) ?? FindOwn(name);

    private ElementInfo FindOwn(ReadOnlySpan<char> name)
    {
        // Pages that use names of their own use the same one many times in a row.
        if (_last is { } last && name.Equals(last.Name, StringComparison.Ordinal))
            return last;

        var lower = Lower(name);
        _own ??= [];
        if (!_own.TryGetValue(lower, out var info))
            _own.Add(lower, info = new ElementInfo(lower, Count) { Traits = ElementTraits.Inline });
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
