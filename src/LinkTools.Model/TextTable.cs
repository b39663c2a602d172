using System.Collections.ObjectModel;
using System.Globalization;

namespace LinkTools;

/// <summary>
/// Values by name that print themselves: a cell of a table or a CSV file shows all of them. Immutable.
/// </summary>
/// <typeparam name="TKey">The names: strings, or numbers such as a status.</typeparam>
/// <typeparam name="TValue">The values: strings or numbers.</typeparam>
public sealed class TextTable<TKey, TValue>(IDictionary<TKey, TValue> values) : ReadOnlyDictionary<TKey, TValue>(values)
    where TKey : notnull
{
    /// <summary>All values as <c>name=value</c>, with one space between two.</summary>
    public override string ToString() =>
        string.Join(' ', this.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));
}
