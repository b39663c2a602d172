namespace LinkTools.Core.Urls;

/// <summary>
/// IPv6 addresses (URL Standard, 3.5 "IPv6 parser" and "IPv6 serializer"). An address is eight 16-bit pieces.
/// </summary>
internal static class Ipv6
{
    private const int Pieces = 8;

    /// <summary>Parses the text between the brackets into eight pieces; false on failure.</summary>
    public static bool TryParse(ReadOnlySpan<char> input, Span<ushort> address)
    {
        address.Clear();
        var piece = 0;
        var compress = -1;
        var i = 0;

        if (input.StartsWith(":"))
        {
            if (!input.StartsWith("::"))
                return false;
            i = 2;
            compress = piece = 1;
        }

        while (i < input.Length)
        {
            if (piece == Pieces)
                return false;
            if (input[i] == ':')
            {
                if (compress >= 0)
                    return false;
                i++;
                compress = ++piece;
                continue;
            }

            var start = i;
            var value = 0;
            while (i < input.Length && i - start < 4 && char.IsAsciiHexDigit(input[i]))
                value = (value << 4) | PercentEncoding.HexValue(input[i++]);

            if (i < input.Length && input[i] == '.')
            {
                if (i == start || piece > Pieces - 2 || !TryParseEmbedded(input[start..], address.Slice(piece, 2)))
                    return false;
                piece += 2;
                break;
            }
            if (i < input.Length && (input[i++] != ':' || i == input.Length))
                return false;
            address[piece++] = (ushort)value;
        }

        if (compress < 0)
            return piece == Pieces;
        var moved = address[compress..piece];
        moved.CopyTo(address[(Pieces - moved.Length)..]);
        address[compress..(Pieces - moved.Length)].Clear();
        return true;
    }

    /// <summary>Appends the shortest form: the first longest run of zero pieces as "::", without brackets.</summary>
    public static void Append(ref UrlText text, scoped ReadOnlySpan<ushort> address)
    {
        var (start, length) = LongestZeroRun(address);
        Span<char> digits = stackalloc char[4];
        for (var i = 0; i < Pieces; i++)
        {
            if (i == start)
            {
                text.Append(i == 0 ? "::" : ":");
                i += length - 1;
                continue;
            }
            address[i].TryFormat(digits, out var count, "x", System.Globalization.CultureInfo.InvariantCulture);
            text.Append(digits[..count]);
            if (i < Pieces - 1)
                text.Append(':');
        }
    }

    // Four plain decimal numbers without leading zeros, and nothing after them.
    private static bool TryParseEmbedded(ReadOnlySpan<char> input, Span<ushort> target)
    {
        var i = 0;
        for (var part = 0; part < 4; part++)
        {
            if (part > 0 && (i >= input.Length || input[i++] != '.'))
                return false;
            var start = i;
            var value = 0;
            while (i < input.Length && char.IsAsciiDigit(input[i]))
            {
                if (i > start && value == 0)
                    return false;
                value = (value * 10) + input[i++] - '0';
                if (value > 255)
                    return false;
            }
            if (i == start)
                return false;
            target[part / 2] = (ushort)((target[part / 2] << 8) | value);
        }
        return i == input.Length;
    }

    private static (int Start, int Length) LongestZeroRun(ReadOnlySpan<ushort> address)
    {
        var best = (Start: -1, Length: 1);
        for (var i = 0; i < Pieces; i++)
        {
            var start = i;
            while (i < Pieces && address[i] == 0)
                i++;
            if (i - start > best.Length)
                best = (start, i - start);
        }
        return best;
    }
}
