using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>
/// ISO-2022-JP (Encoding Standard, 12.2). The encoder writes half-width katakana as full-width ones, and does not
/// combine their sound marks.
/// </summary>
internal static class Iso2022Jp
{
    private const int CodePage = 50220;
    private const byte Escape = 0x1B;

    // Full-width forms of U+FF61 to U+FF9F (index ISO-2022-JP katakana).
    private const string FullWidth = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

    public static WebEncoding Create() => new("ISO-2022-JP", CodePage, () => new Decoder(), Encode);

    private static int Encode(Rune? character, ref byte shift, Span<byte> bytes, out bool isKnown)
    {
        var set = (Set)shift;
        Span<byte> code = stackalloc byte[2];
        var length = 0;
        var wanted = character is { } rune ? Find(rune, set, code, out length) : Set.Ascii;
        isKnown = length > 0;
        shift = (byte)wanted;
        var start = wanted == set ? 0 : WriteEscape(wanted, bytes);
        code[..length].CopyTo(bytes[start..]);
        return start + length;
    }

    // The character set of a character and its bytes in it; no bytes if the character is in none.
    private static Set Find(Rune rune, Set set, Span<byte> code, out int length)
    {
        length = 1;
        code[0] = (byte)rune.Value;
        switch (rune.Value)
        {
            // Shift characters could be taken for those of the encoding.
            case 0x0E or 0x0F or Escape:
                length = 0;
                return set == Set.Jis0208 ? Set.Ascii : set;
            case < 0x80:
                return set == Set.Roman && rune.Value is not (0x5C or 0x7E) ? Set.Roman : Set.Ascii;
            case 0xA5 or 0x203E:
                code[0] = (byte)(rune.Value == 0xA5 ? 0x5C : 0x7E);
                return Set.Roman;
        }

        var wanted = rune.Value is >= 0xFF61 and <= 0xFF9F ? FullWidth[rune.Value - 0xFF61] : Jis.Lookup(rune);
        if (!Jis.Pointers.TryGetValue(wanted, out var pointer))
        {
            length = 0;
            return set == Set.Jis0208 ? Set.Ascii : set;
        }

        length = 2;
        code[0] = (byte)((pointer / 94) + 0x21);
        code[1] = (byte)((pointer % 94) + 0x21);
        return Set.Jis0208;
    }

    private static int WriteEscape(Set set, Span<byte> bytes)
    {
        ReadOnlySpan<byte> sequence = set switch
        {
            Set.Roman => [Escape, (byte)'(', (byte)'J'],
            Set.Jis0208 => [Escape, (byte)'$', (byte)'B'],
            _ => [Escape, (byte)'(', (byte)'B'],
        };
        sequence.CopyTo(bytes);
        return sequence.Length;
    }

    private enum Set : byte
    {
        Ascii,
        Roman,
        Katakana,
        Jis0208,
    }

    private sealed class Decoder : LegacyDecoder
    {
        private Set _set;
        private bool _isEscaping, _hasSwitched;
        private byte _escapeLead, _lead;

        protected override bool IsBetweenCharacters => false;

        protected override void Push(byte value, ref CharSink sink)
        {
            if (_escapeLead != 0)
            {
                PushDesignation(value, ref sink);
            }
            else if (_isEscaping)
            {
                _isEscaping = false;
                if (value is (byte)'$' or (byte)'(')
                    _escapeLead = value;
                else
                    Refuse(value, ref sink);
            }
            else if (value == Escape)
            {
                if (_lead != 0)
                    sink.Add('\uFFFD');
                _lead = 0;
                _isEscaping = true;
            }
            else
            {
                PushText(value, ref sink);
            }
        }

        protected override void Finish(ref CharSink sink)
        {
            if (_lead != 0 || _isEscaping || _escapeLead != 0)
                sink.Add('\uFFFD');
            if (_escapeLead != 0)
            {
                var text = _escapeLead;
                _escapeLead = 0;
                PushText(text, ref sink);
                if (_lead != 0)
                    sink.Add('\uFFFD');
            }

            (_set, _isEscaping, _hasSwitched, _lead) = (Set.Ascii, false, false, 0);
        }

        private void PushDesignation(byte value, ref CharSink sink)
        {
            var lead = _escapeLead;
            _escapeLead = 0;
            Set? set = ((char)lead, (char)value) switch
            {
                ('(', 'B') => Set.Ascii,
                ('(', 'J') => Set.Roman,
                ('(', 'I') => Set.Katakana,
                ('$', '@' or 'B') => Set.Jis0208,
                _ => null,
            };
            if (set is not { } known)
            {
                _hasSwitched = false;
                sink.Add('\uFFFD');
                Push(lead, ref sink);
                Push(value, ref sink);
                return;
            }

            _set = known;
            // Two escape sequences without text between them may hide something.
            if (_hasSwitched)
                sink.Add('\uFFFD');
            _hasSwitched = true;
        }

        private void Refuse(byte value, ref CharSink sink)
        {
            _hasSwitched = false;
            sink.Add('\uFFFD');
            Push(value, ref sink);
        }

        private void PushText(byte value, ref CharSink sink)
        {
            _hasSwitched = false;
            if (_set == Set.Jis0208)
            {
                PushJis0208(value, ref sink);
                return;
            }

            sink.Add((_set, value) switch
            {
                (Set.Katakana, >= 0x21 and <= 0x5F) => (char)(0xFF61 - 0x21 + value),
                (Set.Katakana, _) or (_, 0x0E or 0x0F or >= 0x80) => '\uFFFD',
                (Set.Roman, 0x5C) => '\u00A5',
                (Set.Roman, 0x7E) => '\u203E',
                _ => (char)value,
            });
        }

        private void PushJis0208(byte value, ref CharSink sink)
        {
            var isInSet = value is >= 0x21 and <= 0x7E;
            if (_lead == 0 && isInSet)
            {
                _lead = value;
                return;
            }

            sink.AddCodePoint(_lead != 0 && isInSet ? Jis.Index0208[((_lead - 0x21) * 94) + value - 0x21] : 0);
            _lead = 0;
        }
    }
}
