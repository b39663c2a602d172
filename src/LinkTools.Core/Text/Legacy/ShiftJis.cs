using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>Shift_JIS with the extensions of Windows (Encoding Standard, 12.3).</summary>
internal static class ShiftJis
{
    private const int CodePage = 932;

    public static WebEncoding Create() => new("Shift_JIS", CodePage, () => new Decoder(), Encode);

    private static int Encode(Rune rune, Span<byte> bytes)
    {
        bytes[0] = rune.Value switch
        {
            0xA5 => 0x5C,
            0x203E => 0x7E,
            >= 0xFF61 and <= 0xFF9F => (byte)(rune.Value - 0xFF61 + 0xA1),
            _ => (byte)rune.Value,
        };
        if (rune.Value is <= 0x80 or 0xA5 or 0x203E or (>= 0xFF61 and <= 0xFF9F))
            return 1;
        if (!Jis.ShiftJisPointers.TryGetValue(Jis.Lookup(rune), out var pointer))
            return 0;
        var (lead, trail) = Jis.ShiftJisBytesOf(pointer);
        bytes[0] = (byte)lead;
        bytes[1] = (byte)trail;
        return 2;
    }

    private sealed class Decoder : LegacyDecoder
    {
        private const int FirstPrivate = 8836, LastPrivate = 10715;

        private byte _lead;

        protected override bool IsBetweenCharacters => _lead == 0;

        protected override void Push(byte value, ref CharSink sink)
        {
            if (_lead != 0)
                PushTrail(value, ref sink);
            else if (value is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC))
                _lead = value;
            else if (value <= 0x80)
                sink.Add((char)value);
            else
                sink.Add(value is >= 0xA1 and <= 0xDF ? (char)(0xFF61 - 0xA1 + value) : '\uFFFD');
        }

        protected override void Finish(ref CharSink sink)
        {
            if (_lead != 0)
                sink.Add('\uFFFD');
            _lead = 0;
        }

        private void PushTrail(byte value, ref CharSink sink)
        {
            var codePoint = 0;
            if (value is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFC))
            {
                var pointer = ((_lead - (_lead < 0xA0 ? 0x81 : 0xC1)) * 188) + value - (value < 0x7F ? 0x40 : 0x41);
                // User-defined characters are in the private use area.
                codePoint = pointer is >= FirstPrivate and <= LastPrivate
                    ? 0xE000 - FirstPrivate + pointer
                    : Jis.Index0208[pointer];
            }

            _lead = 0;
            sink.AddCodePoint(codePoint);
            if (codePoint == 0 && value < 0x80)
                sink.Add((char)value);
        }
    }
}
