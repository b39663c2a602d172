using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace LinkTools.Commands;

/// <summary>Takes an encoding as Export-Csv does: by a name, or by the number of a code page.</summary>
public sealed class EncodingTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>The names that only PowerShell has.</summary>
    internal static readonly string[] Names =
    [
        "ascii", "ansi", "bigendianunicode", "bigendianutf32", "oem", "unicode", "utf7", "utf8", "utf8BOM",
        "utf8NoBOM", "utf32",
    ];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is Encoding or null)
            return value!;
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        try
        {
            return Find(text);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw new ArgumentTransformationMetadataException(
                $"'{text}' is not an encoding. Use one of {string.Join(", ", Names)}, the names of code pages "
                + "and their "
                + "numbers.",
                exception);
        }
    }

    private static Encoding Find(string name) => name.ToUpperInvariant() switch
    {
        "ASCII" => Encoding.ASCII,
        "ANSI" => Encoding.GetEncoding(CultureInfo.CurrentCulture.TextInfo.ANSICodePage),
        "BIGENDIANUNICODE" => Encoding.BigEndianUnicode,
        "BIGENDIANUTF32" => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        // A system without code pages has none for the console either.
        "OEM" => OperatingSystem.IsWindows()
            ? Encoding.GetEncoding(CultureInfo.CurrentCulture.TextInfo.OEMCodePage)
            : new UTF8Encoding(false),
        "UNICODE" or "STRING" or "UNKNOWN" => Encoding.Unicode,
#pragma warning disable SYSLIB0001 // Export-Csv accepts it, with a warning.
        "UTF7" => Encoding.UTF7,
#pragma warning restore SYSLIB0001
        "UTF8" or "UTF8NOBOM" or "DEFAULT" => new UTF8Encoding(false),
        "UTF8BOM" => new UTF8Encoding(true),
        "UTF32" => Encoding.UTF32,
        _ => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Encoding.GetEncoding(page)
            : Encoding.GetEncoding(name),
    };
}
