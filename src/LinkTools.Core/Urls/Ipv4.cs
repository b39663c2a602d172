namespace LinkTools.Core.Urls;

/// <summary>IPv4 addresses in all forms that the URL Standard allows (3.5, "IPv4 parser").</summary>
internal static class Ipv4
{
    /// <summary>Whether a domain must be an IPv4 address because its last label is a number.</summary>
    public static bool EndsInNumber(ReadOnlySpan<char> domain)
    {
        if (domain.EndsWith("."))
            domain = domain[..^1];
        var last = domain[(domain.LastIndexOf('.') + 1)..];
        return last.Length > 0 && (!last.ContainsAnyExceptInRange('0', '9') || TryParseNumber(last, out _));
    }

    /// <summary>
    /// Parses a dotted address of one to four decimal, octal or hexadecimal numbers; false on failure.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> domain, out uint address)
    {
        address = 0;
        if (domain.EndsWith("."))
            domain = domain[..^1];

        ulong value = 0;
        for (var part = 0; part < 4; part++)
        {
            var dot = domain.IndexOf('.');
            if (!TryParseNumber(dot < 0 ? domain : domain[..dot], out var number))
                return false;
            if (dot < 0)
            {
                // The last number fills all remaining bytes.
                if (number >= 1UL << (8 * (4 - part)))
                    return false;
                address = (uint)(value + number);
                return true;
            }
            if (number > 255)
                return false;
            value |= number << (8 * (3 - part));
            domain = domain[(dot + 1)..];
        }
        return false;
    }

    /// <summary>Appends the dotted decimal form.</summary>
    public static void Append(ref UrlText text, uint address)
    {
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            text.AppendNumber((int)(address >> shift) & 255);
            if (shift > 0)
                text.Append('.');
        }
    }

    // A number above 32 bits keeps the first such value, which is enough to see that it is too large.
    private static bool TryParseNumber(ReadOnlySpan<char> digits, out ulong number)
    {
        number = 0;
        if (digits.IsEmpty)
            return false;

        var radix = 10u;
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            radix = 16;
            digits = digits[2..];
        }
        else if (digits.Length > 1 && digits[0] == '0')
        {
            radix = 8;
            digits = digits[1..];
        }

        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit) || PercentEncoding.HexValue(digit) >= radix)
                return false;
            if (number <= uint.MaxValue)
                number = (number * radix) + (uint)PercentEncoding.HexValue(digit);
        }
        return true;
    }
}
