using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>EUC-JP with JIS X 0212 (Encoding Standard, 12.1); the latter is only decoded.</summary>
internal static class EucJp
{
    private const int CodePage = 51932;
    private const byte SingleShift2 = 0x8E, SingleShift3 = 0x8F;

    public static WebEncoding Create() => new("EUC-JP", CodePage, () => new Decoder(), Encode);

    private static int Encode(Rune rune, Span<byte> bytes)
    {
        switch (rune.Value)
        {
            case < 0x80:
                bytes[0] = (byte)rune.Value;
                return 1;
            case 0xA5:
                bytes[0] = 0x5C;
                return 1;
            case 0x203E:
                bytes[0] = 0x7E;
                return 1;
            case >= 0xFF61 and <= 0xFF9F:
                bytes[0] = SingleShift2;
                bytes[1] = (byte)(rune.Value - 0xFF61 + 0xA1);
                return 2;
        }

        if (!Jis.Pointers.TryGetValue(Jis.Lookup(rune), out var pointer))
            return 0;
        bytes[0] = (byte)((pointer / 94) + 0xA1);
        bytes[1] = (byte)((pointer % 94) + 0xA1);
        return 2;
    }

    private sealed class Decoder : LegacyDecoder
    {
        private byte _lead;
        private bool _isJis0212;

        protected override bool IsBetweenCharacters => _lead == 0;

        protected override void Push(byte value, ref CharSink sink)
        {
            var lead = _lead;
            if (lead == 0)
            {
                if (value is SingleShift2 or SingleShift3 or (>= 0xA1 and <= 0xFE))
                    _lead = value;
                else
                    sink.Add(value < 0x80 ? (char)value : '\uFFFD');
                return;
            }

            if (lead == SingleShift3 && value is >= 0xA1 and <= 0xFE)
            {
                _isJis0212 = true;
                _lead = value;
                return;
            }

            var codePoint = lead switch
            {
                SingleShift2 => value is >= 0xA1 and <= 0xDF ? 0xFF61 - 0xA1 + value : 0,
                >= 0xA1 when value is >= 0xA1 and <= 0xFE =>
                    (_isJis0212 ? Jis.Index0212 : Jis.Index0208)[((lead - 0xA1) * 94) + value - 0xA1],
                _ => 0,
            };
            (_lead, _isJis0212) = (0, false);
            sink.AddCodePoint(codePoint);
            if (codePoint == 0 && value < 0x80)
                sink.Add((char)value);
        }

        protected override void Finish(ref CharSink sink)
        {
            if (_lead != 0)
                sink.Add('\uFFFD');
            (_lead, _isJis0212) = (0, false);
        }
    }
}
