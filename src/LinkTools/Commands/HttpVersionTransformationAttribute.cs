using System.Globalization;
using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>Accepts a version as a whole number, which .NET does not convert: 2 is 2.0.</summary>
public sealed class HttpVersionTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        var text = value is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : value as string;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? new Version(major, 0)
            : Version.TryParse(text, out var version) ? version : inputData;
    }
}
