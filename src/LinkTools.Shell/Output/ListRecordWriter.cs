using System.Collections;
using System.Management.Automation;
using System.Text;

namespace LinkTools.Shell.Output;

/// <summary>A property a line, names aligned, an empty line after each object; text and numbers as they are.</summary>
internal sealed class ListRecordWriter(Stream stream) : IRecordWriter
{
    private readonly StreamWriter _text = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    public void Write(PSObject record)
    {
        if (record.BaseObject is string || record.BaseObject.GetType().IsPrimitive)
        {
            _text.WriteLine(record.ToString());
        }
        else
        {
            var pairs = RecordProperties.Of(record).ToList();
            var width = pairs.Count == 0 ? 0 : pairs.Max(pair => pair.Key.Length);
            foreach (var (name, value) in pairs)
                _text.WriteLine($"{name.PadRight(width)} : {Text(value)}".TrimEnd());
            _text.WriteLine();
        }

        _text.Flush();
    }

    public void Dispose() => _text.Dispose();

    private static string Text(object? value) => value switch
    {
        null => "",
        IEnumerable items and not string => $"{{{string.Join(", ", items.Cast<object?>())}}}",
        _ => value.ToString() ?? "",
    };
}
