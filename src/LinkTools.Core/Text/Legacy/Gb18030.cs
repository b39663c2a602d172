using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>gb18030, and GBK as its subset for encoding (Encoding Standard, 10.1 and 10.2).</summary>
internal static class Gb18030
{
    private const int CodePage = 54936, GbkCodePage = 936, PointersPerLead = 190, PrivatePointer =
        7457, SupplementaryPointer = 189000;

    private static readonly Encoding Platform = PlatformTables.CodePage(CodePage);
    private static readonly Lazy<int[]> Index = new(ReadIndex);
    private static readonly Lazy<Dictionary<int, int>> Pointers = new(ReadPointers);

    // Pointers whose characters left the private use area in 2022, and can still be encoded from their old code points.
    private static readonly (int Pointer, string Characters)[] Moved =
    [
        (
            7182,
            "︐︒︑︓︔︕︖"), (7201, "︗︘"), (7208, "︙"), (23775, "龴"), (23783, "龵"), (23788, "龶龷"), (23795, "龸"), (23812,
            "龹"), (23829, "龺"), (23845, "龻"),
    ];

    public static WebEncoding Create() =>
        new("gb18030", CodePage, () => new Decoder(), (rune, bytes) => Encode(rune, bytes, isGbk: false));

    public static WebEncoding CreateGbk() =>
        new("GBK", GbkCodePage, () => new Decoder(), (rune, bytes) => Encode(rune, bytes, isGbk: true));

    private static int Encode(Rune rune, Span<byte> bytes, bool isGbk)
    {
        if (rune.IsAscii || (isGbk && rune.Value == 0x20AC))
        {
            bytes[0] = rune.IsAscii ? (byte)rune.Value : (byte)0x80;
            return 1;
        }

        if (rune.Value == 0xE5E5)
            return 0;
        if (Pointers.Value.TryGetValue(rune.Value, out var pointer))
        {
            var (lead, trail) = BytesOf(pointer);
            bytes[0] = (byte)lead;
            bytes[1] = (byte)trail;
            return 2;
        }

        return isGbk ? 0 : EncodeFour(rune, bytes);
    }

    private static int EncodeFour(Rune rune, Span<byte> bytes)
    {
        if (rune.Value == 0xE7C7)
            return ((ReadOnlySpan<byte>)[0x81, 0x35, 0xF4, 0x37]).TryCopyTo(bytes) ? 4 : 0;
        Span<char> chars = stackalloc char[2];
        return Platform.GetBytes(chars[..rune.EncodeToUtf16(chars)], bytes);
    }

    private static (int Lead, int Trail) BytesOf(int pointer)
    {
        var trail = pointer % PointersPerLead;
        return ((pointer / PointersPerLead) + 0x81, trail + (trail < 0x3F ? 0x40 : 0x41));
    }

    private static int[] ReadPlatformIndex()
    {
        var index = new int[126 * PointersPerLead];
        PlatformTables.Read(CodePage, index, 0, index.Length, BytesOf, keepsPrivateUse: true);
        return index;
    }

    private static int[] ReadIndex()
    {
        var index = ReadPlatformIndex();
        index[6555] = 0x3000;
        index[7533] = 0x1E3F;
        foreach (var (pointer, characters) in Moved)
        {
            for (var i = 0; i < characters.Length; i++)
                index[pointer + i] = characters[i];
        }

        return index;
    }

    private static Dictionary<int, int> ReadPointers()
    {
        var pointers = new Dictionary<int, int>();
        PlatformTables.AddPointers(pointers, Index.Value, 0, Index.Value.Length);
        var older = ReadPlatformIndex();
        foreach (var (pointer, characters) in Moved)
            PlatformTables.AddPointers(pointers, older, pointer, pointer + characters.Length);
        return pointers;
    }

    private sealed class Decoder : LegacyDecoder
    {
        private byte _first, _second, _third;

        protected override bool IsBetweenCharacters => _first == 0;

        protected override void Push(byte value, ref CharSink sink)
        {
            if (_third != 0)
                PushFourth(value, ref sink);
            else if (_second != 0)
                PushThird(value, ref sink);
            else if (_first != 0)
                PushSecond(value, ref sink);
            else if (value is >= 0x81 and <= 0xFE)
                _first = value;
            else if (value == 0x80)
                sink.Add('€');
            else
                sink.Add(value < 0x80 ? (char)value : '\uFFFD');
        }

        protected override void Finish(ref CharSink sink)
        {
            if (_first != 0)
                sink.Add('\uFFFD');
            (_first, _second, _third) = (0, 0, 0);
        }

        private void PushSecond(byte value, ref CharSink sink)
        {
            if (value is >= 0x30 and <= 0x39)
            {
                _second = value;
                return;
            }

            var codePoint = value is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFE)
                ? Index.Value[((_first - 0x81) * PointersPerLead) + value - (value < 0x7F ? 0x40 : 0x41)]
                : 0;
            _first = 0;
            sink.AddCodePoint(codePoint);
            if (codePoint == 0 && value < 0x80)
                sink.Add((char)value);
        }

        private void PushThird(byte value, ref CharSink sink)
        {
            if (value is >= 0x81 and <= 0xFE)
            {
                _third = value;
                return;
            }

            var second = _second;
            (_first, _second) = (0, 0);
            sink.Add('\uFFFD');
            Push(second, ref sink);
            Push(value, ref sink);
        }

        private void PushFourth(byte value, ref CharSink sink)
        {
            ReadOnlySpan<byte> bytes = [_first, _second, _third, value];
            (_first, _second, _third) = (0, 0, 0);
            if (value is >= 0x30 and <= 0x39)
            {
                sink.AddCodePoint(CodePointOf(bytes));
                return;
            }

            sink.Add('\uFFFD');
            foreach (var again in bytes[1..])
                Push(again, ref sink);
        }

        private static int CodePointOf(ReadOnlySpan<byte> bytes)
        {
            var pointer = (
                (((((bytes[0] - 0x81) * 10) + bytes[1] - 0x30) * 126) + bytes[2] - 0x81) * 10) + bytes[3] - 0x30;
            if (pointer >= SupplementaryPointer)
                return pointer - SupplementaryPointer + 0x10000 is var codePoint and <= 0x10FFFF ? codePoint : 0;
            if (pointer == PrivatePointer)
                return 0xE7C7;
            Span<char> chars = stackalloc char[4];
            return Platform.GetChars(bytes, chars) == 1 && chars[0] != '\uFFFD' ? chars[0] : 0;
        }
    }
}
