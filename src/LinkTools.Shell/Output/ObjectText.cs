using System.Globalization;
using System.Management.Automation;

namespace LinkTools.Shell.Output;

/// <summary>A value as text, the same in every culture.</summary>
internal static class ObjectText
{
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => LanguagePrimitives.ConvertTo<string>(value),
    };
}
