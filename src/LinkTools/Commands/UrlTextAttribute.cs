using System.Collections;
using System.Management.Automation;

namespace LinkTools.Commands;

/// <summary>
/// Takes URLs out of what a parameter of URLs was given: [uri] objects as they were written, links, rows, XML.
/// PowerShell by itself would take their text, which is another one.
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
