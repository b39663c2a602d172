using System.Collections;
using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>
/// Takes the URLs out of [uri] objects, links, rows and XML, as they were written. PowerShell itself would use the text
/// of the object, which is different.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UrlTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        return value is IEnumerable and not (string or IDictionary or System.Xml.XmlNode)
            ? ((IEnumerable)value).Cast<object?>().Select(UrlProperty.TextOf).ToArray()
            : UrlProperty.TextOf(value);
    }
}
