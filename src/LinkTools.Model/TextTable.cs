using System.Collections.ObjectModel;
using System.Globalization;

namespace LinkTools;

/// <summary>
/// Values by name that print themselves: where a table stands in one cell, as in a CSV file, it shows what it holds.
/// Immutable.
/// </summary>
/// <typeparam name="TKey">The names: strings, or numbers such as a status.</typeparam>
/// <typeparam name="TValue">The values: strings or numbers.</typeparam>
public sealed class TextTable<TKey, TValue>(IDictionary<TKey, TValue> values) : ReadOnlyDictionary<TKey, TValue>(values)
    where TKey : notnull
{
    /// <summary>All of it as <c>name=value</c>, with one space between two.</summary>
    public override string ToString() =>
        string.Join(' ', this.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));
}
