using System.Text;

namespace LinkTools.Core.Urls.Idna;

/// <summary>Punycode (RFC 3492) of one label, without the "xn--" prefix.</summary>
internal static class Punycode
{
    private const int Base = 36, TMin = 1, TMax = 26, Skew = 38, Damp = 700, InitialBias = 72, InitialN = 0x80;

    // Encoding and decoding take time that grows with the square of the length. DNS allows 63 characters.
    private const int MaximumLength = 1000;

    /// <summary>Appends the encoded form of a label; false if the result is too long for a label.</summary>
    public static bool TryEncode(StringBuilder target, ReadOnlySpan<char> label)
    {
        if (label.Length > MaximumLength)
            return false;

        var codePoints = new List<int>(label.Length);
        foreach (var rune in label.EnumerateRunes())
            codePoints.Add(rune.Value);

        var basic = 0;
        foreach (var code in codePoints)
        {
            if (code >= InitialN)
                continue;
            target.Append((char)code);
            basic++;
        }
        if (basic > 0)
            target.Append('-');

        var (n, delta, bias, handled) = (InitialN, 0L, InitialBias, basic);
        while (handled < codePoints.Count)
        {
            var next = int.MaxValue;
            foreach (var code in codePoints)
                next = code >= n ? Math.Min(next, code) : next;
            delta += (long)(next - n) * (handled + 1);
            n = next;
            foreach (var code in codePoints)
            {
                if (code < n)
                    delta++;
                if (code != n)
                    continue;
                AppendNumber(target, delta, bias);
                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }
            delta++;
            n++;
        }
        return true;
    }

    /// <summary>The decoded label; null if <paramref name="input"/> is malformed.</summary>
    public static string? Decode(ReadOnlySpan<char> input)
    {
        if (input.Length > MaximumLength)
            return null;

        var output = new List<int>(input.Length);
        var delimiter = input.LastIndexOf('-');
        foreach (var c in input[..Math.Max(delimiter, 0)])
            output.Add(c);
        // A delimiter at the very start has nothing before it, and is not a digit either.
        input = delimiter < 0 ? input : input[(delimiter + 1)..];
        if (delimiter == 0)
            return null;

        var (n, position, bias) = (InitialN, 0L, InitialBias);
        for (var i = 0; i < input.Length;)
        {
            var previous = position;
            long weight = 1;
            for (var k = Base; ; k += Base)
            {
                var digit = i < input.Length ? DigitValue(input[i++]) : -1;
                if (digit < 0)
                    return null;
                position += digit * weight;
                if (position > int.MaxValue)
                    return null;
                var threshold = Threshold(k, bias);
                if (digit < threshold)
                    break;
                weight *= Base - threshold;
                if (weight > int.MaxValue)
                    return null;
            }

            bias = Adapt(position - previous, output.Count + 1, previous == 0);
            var code = n + (position / (output.Count + 1));
            if (!Rune.IsValid((int)Math.Min(code, int.MaxValue)))
                return null;
            n = (int)code;
            position %= output.Count + 1;
            output.Insert((int)position++, n);
        }

        var label = new StringBuilder(output.Count);
        foreach (var code in output)
            label.Append(char.ConvertFromUtf32(code));
        return label.ToString();
    }

    private static void AppendNumber(StringBuilder target, long value, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Threshold(k, bias);
            if (value < threshold)
                break;
            target.Append(DigitCharacter((int)(threshold + ((value - threshold) % (Base - threshold)))));
            value = (value - threshold) / (Base - threshold);
        }
        target.Append(DigitCharacter((int)value));
    }

    private static int Threshold(int k, int bias) => Math.Clamp(k - bias, TMin, TMax);

    private static int Adapt(long delta, int points, bool isFirst)
    {
        delta /= isFirst ? Damp : 2;
        delta += delta / points;
        var k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base)
            delta /= Base - TMin;
        return k + (int)((Base - TMin + 1) * delta / (delta + Skew));
    }

    private static char DigitCharacter(int digit) => (char)(digit < 26 ? 'a' + digit : '0' + digit - 26);

    private static int DigitValue(char c) =>
        char.IsAsciiLetter(c) ? (c | 0x20) - 'a' : char.IsAsciiDigit(c) ? c - '0' + 26 : -1;
}
