using System.Management.Automation;

namespace LinkTools.Shell.Output;

/// <summary>One property on a line, names aligned, an empty line between objects.</summary>
internal sealed class ListObjectWriter(TextWriter text) : IObjectWriter
{
    public void Write(PSObject item)
    {
        if (item.BaseObject is string or ValueType)
        {
            text.Write($"{ObjectText.Of(item.BaseObject)}\n");
            return;
        }

        var properties = item.Properties.Where(property => property.IsGettable).ToArray();
        var width = properties.Select(property => property.Name.Length).DefaultIfEmpty().Max();
        text.Write(string.Concat(properties.Select(property => $"{property.Name.PadRight(width)} : {ObjectText.Of(property.Value)}\n")) + "\n");
    }

    public void Dispose() => text.Dispose();
}
