using System.Globalization;
using System.Runtime.CompilerServices;

namespace LinkTools.Benchmarks;

/// <summary>An interpolated text with numbers in the invariant culture.</summary>
[InterpolatedStringHandler]
internal ref struct InvariantText(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler _text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    public void AppendFormatted<T>(T value, string? format) => _text.AppendFormatted(value, format);

    public void AppendFormatted<T>(T value, int alignment, string? format = null) =>
        _text.AppendFormatted(value, alignment, format);

    public override string ToString() => _text.ToStringAndClear();
}
