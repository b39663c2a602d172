using System.Globalization;
using System.Text;

namespace LinkTools.Core.Urls.Idna;

/// <summary>
/// The code point properties that IDNA processing needs, read once from the embedded table. The tables of the platform
/// are not used, because they differ between platforms and versions.
/// </summary>
internal sealed class IdnaTable
{
    private static readonly Lazy<IdnaTable> Loaded = new(() => new IdnaTable());

    private readonly List<int> _first = [];
    private readonly List<int> _last = [];

    // Either the properties, as letters, or the text that the first code point of the range is mapped to.
    private readonly List<string> _value = [];
    private readonly List<bool> _isMapped = [];

    private IdnaTable()
    {
        using var stream = typeof(IdnaTable).Assembly.GetManifestResourceStream(
            typeof(IdnaTable), "idna.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            foreach (var entry in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                Add(entry);
        }
    }

    public static IdnaTable Instance => Loaded.Value;

    /// <summary>
    /// The property letters of a valid code point, "I" of an ignored one, null of a mapped or disallowed one.
    /// </summary>
    public string? Properties(int codePoint) =>
        Find(codePoint) is var index and >= 0 && !_isMapped[index] ? _value[index] : null;

    /// <summary>Appends the mapping of the code point; false if it is disallowed.</summary>
    public bool TryMap(Rune rune, StringBuilder target)
    {
        var index = Find(rune.Value);
        if (index < 0)
            return false;
        if (!_isMapped[index])
        {
            if (_value[index] != "I")
                target.Append(rune.ToString());
        }
        else if (_first[index] == rune.Value)
            target.Append(_value[index]);
        else
            target.Append(new Rune(Rune.GetRuneAt(_value[index], 0).Value + rune.Value - _first[index]).ToString());
        return true;
    }

    private int Find(int codePoint)
    {
        var index = _first.BinarySearch(codePoint);
        if (index < 0)
            index = ~index - 1;
        return index >= 0 && codePoint <= _last[index] ? index : -1;
    }

    private void Add(string entry)
    {
        var mark = entry.AsSpan().IndexOfAny(':', '>');
        var range = entry.AsSpan(0, mark);
        var dash = range.IndexOf('-');
        _first.Add(Hex(dash < 0 ? range : range[..dash]));
        _last.Add(Hex(dash < 0 ? range : range[(dash + 1)..]));

        var isMapped = entry[mark] == '>';
        _isMapped.Add(isMapped);
        var value = entry[(mark + 1)..];
        _value.Add(
            isMapped
            ? string.Concat(value.Split('+').Select(code => char.ConvertFromUtf32(Hex(code))))
            : string.Intern(value));
    }

    private static int Hex(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
