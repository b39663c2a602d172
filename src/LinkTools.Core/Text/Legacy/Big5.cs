using System.Globalization;
using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>
/// Big5 with the characters of Hong Kong (Encoding Standard, 11.1), which are only decoded, as the standard says.
/// </summary>
internal static class Big5
{
    private const int CodePage = 950, PointersPerLead = 157, FirstEncodable = (0xA1 - 0x81) * PointersPerLead;

    private static readonly Lazy<int[]> Index = new(ReadIndex);
    private static readonly Lazy<Dictionary<int, int>> Pointers = new(ReadPointers);

    public static WebEncoding Create() => new("Big5", CodePage, () => new Decoder(Index.Value), Encode);

    private static int Encode(Rune rune, Span<byte> bytes)
    {
        if (rune.IsAscii)
        {
            bytes[0] = (byte)rune.Value;
            return 1;
        }

        if (!Pointers.Value.TryGetValue(rune.Value, out var pointer))
            return 0;
        var (lead, trail) = BytesOf(pointer);
        bytes[0] = (byte)lead;
        bytes[1] = (byte)trail;
        return 2;
    }

    private static (int Lead, int Trail) BytesOf(int pointer)
    {
        var trail = pointer % PointersPerLead;
        return ((pointer / PointersPerLead) + 0x81, trail + (trail < 0x3F ? 0x40 : 0x62));
    }

    private static int[] ReadIndex()
    {
        var index = new int[126 * PointersPerLead];
        PlatformTables.Read(CodePage, index, 0, index.Length, BytesOf);
        using var stream = typeof(Big5).Assembly.GetManifestResourceStream(
            typeof(Big5), "big5-extensions.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var tab = line.IndexOf('\t');
            var pointer = int.Parse(line.AsSpan(0, tab), CultureInfo.InvariantCulture);
            foreach (var rune in line.AsSpan(tab + 1).EnumerateRunes())
                index[pointer++] = rune.Value;
        }

        return index;
    }

    private static Dictionary<int, int> ReadPointers()
    {
        var pointers = new Dictionary<int, int>();
        // These characters are in the index twice, and are encoded as the later one.
        foreach (var codePoint in (ReadOnlySpan<int>)[0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345])
            pointers.Add(codePoint, Array.LastIndexOf(Index.Value, codePoint));
        PlatformTables.AddPointers(pointers, Index.Value, FirstEncodable, Index.Value.Length);
        return pointers;
    }

    private sealed class Decoder(int[] index) : LegacyDecoder
    {
        private byte _lead;

        protected override bool IsBetweenCharacters => _lead == 0;

        protected override void Push(byte value, ref CharSink sink)
        {
            if (_lead == 0)
            {
                if (value is >= 0x81 and <= 0xFE)
                    _lead = value;
                else
                    sink.Add(value < 0x80 ? (char)value : '\uFFFD');
                return;
            }

            var pointer = value is >= 0x40 and <= 0x7E or >= 0xA1 and <= 0xFE
                ? ((_lead - 0x81) * PointersPerLead) + value - (value < 0x7F ? 0x40 : 0x62)
                : -1;
            _lead = 0;
            if (pointer is 1133 or 1135 or 1164 or 1166)
            {
                sink.Add(pointer < 1164 ? '\u00CA' : '\u00EA');
                sink.Add(pointer is 1133 or 1164 ? '\u0304' : '\u030C');
                return;
            }

            var codePoint = pointer < 0 ? 0 : index[pointer];
            sink.AddCodePoint(codePoint);
            if (codePoint == 0 && value < 0x80)
                sink.Add((char)value);
        }

        protected override void Finish(ref CharSink sink)
        {
            if (_lead != 0)
                sink.Add('\uFFFD');
            _lead = 0;
        }
    }
}
