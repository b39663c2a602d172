using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>"Parse a srcset attribute": HTML Standard, section 4.8.4.2.</summary>
internal static class SrcsetParser
{
    /// <summary>The URLs of the candidates that a browser would keep, in order.</summary>
    public static IEnumerable<string> Candidates(string value)
    {
        var position = 0;
        while (true)
        {
            while (position < value.Length && (value[position] == ',' || HtmlSpace.Is(value[position])))
                position++;
            if (position == value.Length)
                yield break;

            var start = position;
            while (position < value.Length && !HtmlSpace.Is(value[position]))
                position++;
            var url = value.AsSpan(start, position - start);
            var trimmed = url.TrimEnd(',');
            var isKept = true;
            var kept = trimmed.ToString();
            if (trimmed.Length == url.Length)
                isKept = ReadDescriptors(value, ref position);
            if (isKept)
                yield return kept;
        }
    }

    private static bool ReadDescriptors(string value, ref int position)
    {
        var found = new Descriptors();
        var start = -1;
        var inParentheses = false;
        for (; position < value.Length; position++)
        {
            var c = value[position];
            if (inParentheses)
            {
                inParentheses = c != ')';
            }
            else if (c == ',')
            {
                break;
            }
            else if (HtmlSpace.Is(c))
            {
                if (start >= 0)
                    found.Add(value.AsSpan(start, position - start));
                start = -1;
            }
            else
            {
                inParentheses = c == '(';
                if (start < 0)
                    start = position;
            }
        }

        if (start >= 0)
            found.Add(value.AsSpan(start, position - start));
        position = Math.Min(position + 1, value.Length);
        return found.AreValid;
    }

    /// <summary>The w, x and h of one candidate, and whether they can be combined.</summary>
    private struct Descriptors
    {
        private bool _width;
        private bool _density;
        private bool _height;
        private bool _isWrong;

        public readonly bool AreValid => !_isWrong && (_width || !_height);

        public void Add(ReadOnlySpan<char> descriptor)
        {
            var number = descriptor[..^1];
            switch (descriptor[^1])
            {
                case 'w' when IsPositiveInteger(number) && !_width && !_density:
                    _width = true;
                    break;
                case 'x' when IsNonNegativeNumber(number) && !_width && !_density && !_height:
                    _density = true;
                    break;
                case 'h' when IsPositiveInteger(number) && !_density && !_height:
                    _height = true;
                    break;
                default:
                    _isWrong = true;
                    break;
            }
        }

        private static bool IsPositiveInteger(ReadOnlySpan<char> text) =>
            text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0 && text.IndexOfAnyExcept('0') >= 0;

        // "Valid floating-point number": digits before or after the point, no plus sign, no point at the end.
        private static bool IsNonNegativeNumber(ReadOnlySpan<char> text)
        {
            var isNegative = text.Length > 0 && text[0] == '-';
            if (isNegative)
                text = text[1..];
            var exponent = text.IndexOfAny('e', 'E');
            var mantissa = exponent < 0 ? text : text[..exponent];
            if (exponent >= 0)
            {
                var power = text[(exponent + 1)..];
                if (power.Length > 0 && power[0] is '+' or '-')
                    power = power[1..];
                if (!AreDigits(power))
                    return false;
            }

            var point = mantissa.IndexOf('.');
            var isValid = point < 0
                ? AreDigits(mantissa)
                : AreDigits(mantissa[(point + 1)..]) && (point == 0 || AreDigits(mantissa[..point]));
            return isValid && (!isNegative || mantissa.IndexOfAnyInRange('1', '9') < 0);
        }

        private static bool AreDigits(ReadOnlySpan<char> text) =>
            text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;
    }
}
