using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>EUC-KR with the extensions of Windows (Encoding Standard, 13.1).</summary>
internal static class EucKr
{
    private const int CodePage = 949, PointersPerLead = 190;

    private static readonly Lazy<int[]> Index = new(ReadIndex);
    private static readonly Lazy<Dictionary<int, int>> Pointers = new(ReadPointers);

    public static WebEncoding Create() => new("EUC-KR", CodePage, () => new Decoder(Index.Value), Encode);

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

    private static (int Lead, int Trail) BytesOf(int pointer) =>
        ((pointer / PointersPerLead) + 0x81, (pointer % PointersPerLead) + 0x41);

    private static int[] ReadIndex()
    {
        var index = new int[126 * PointersPerLead];
        PlatformTables.Read(CodePage, index, 0, index.Length, BytesOf);
        return index;
    }

    private static Dictionary<int, int> ReadPointers()
    {
        var pointers = new Dictionary<int, int>();
        PlatformTables.AddPointers(pointers, Index.Value, 0, Index.Value.Length);
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

            var codePoint = value is >= 0x41 and <= 0xFE ? index[((_lead - 0x81) * PointersPerLead) + value - 0x41] : 0;
            _lead = 0;
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
