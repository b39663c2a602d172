using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace LinkTools;

/// <summary>
/// Casts rows of a CSV file, and other objects with the same properties, to the module's types. PowerShell itself would
/// turn the text "False" into true.
/// </summary>
public sealed class RowConverter : PSTypeConverter
{
    public override bool CanConvertFrom(PSObject sourceValue, Type destinationType) => IsRow(sourceValue?.BaseObject);

    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        IsRow(sourceValue is PSObject wrapped ? wrapped.BaseObject : sourceValue);

    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <exception cref="PSInvalidCastException">A property is missing, or has a value that its type cannot
    /// have.</exception>
    public override object ConvertFrom(
        PSObject sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase)
    {
        ArgumentNullException.ThrowIfNull(sourceValue);
        ArgumentNullException.ThrowIfNull(destinationType);
        var made = Activator.CreateInstance(destinationType)!;
        foreach (var property in destinationType.GetProperties())
        {
            if (Find(sourceValue, property.Name, out var value))
                property.SetValue(made, Convert(value, property));
            else if (property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null)
                throw new PSInvalidCastException(
                    $"The object is not a {destinationType.Name}: it has no property {property.Name}.");
        }

        return made;
    }

    public override object ConvertFrom(
        object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        ConvertFrom(PSObject.AsPSObject(sourceValue), destinationType, formatProvider, ignoreCase);

    public override object ConvertTo(
        object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException($"There is no conversion to {destinationType}.");

    private static bool IsRow(object? value) => value is PSCustomObject or IDictionary;

    private static bool Find(PSObject row, string name, out object? value)
    {
        value = null;
        if (row.BaseObject is IDictionary pairs)
        {
            foreach (DictionaryEntry pair in pairs)
            {
                if (!name.Equals(pair.Key as string, StringComparison.OrdinalIgnoreCase))
                    continue;
                value = pair.Value;
                return true;
            }

            return false;
        }

        if (row.Properties[name] is not { } property)
            return false;
        value = property.Value;
        return true;
    }

    private static object? Convert(object? value, PropertyInfo property)
    {
        var bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        // An empty cell stands for a value that does not exist.
        if (bare is null or "" && type != property.PropertyType)
            return null;
        if (type == typeof(bool) && bare is not bool)
            return bool.TryParse(bare as string, out var answer) ? answer
                : throw new PSInvalidCastException($"{property.Name} is '{bare}', and must be True or False.");
        if (type == typeof(string))
            return LanguagePrimitives.ConvertTo<string>(bare) ?? "";
        return LanguagePrimitives.ConvertTo(bare, type, System.Globalization.CultureInfo.InvariantCulture);
    }
}
