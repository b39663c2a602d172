using System.Collections;
using System.Management.Automation;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LinkTools.Shell.Output;

/// <summary>JSON, one object on a line.</summary>
internal sealed class JsonObjectWriter(TextWriter text) : IObjectWriter
{
    /// <summary>Objects inside objects are followed this far, then written as text: object graphs have circles.</summary>
    private const int MaximumDepth = 4;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(PSObject item)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
            WriteValue(json, item, 0);
        text.Write(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n");
        text.Flush();
    }

    public void Dispose() => text.Dispose();

    private static void WriteValue(Utf8JsonWriter json, object? value, int depth)
    {
        switch ((value as PSObject)?.BaseObject ?? value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool boolean:
                json.WriteBooleanValue(boolean);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                json.WriteNumberValue(Convert.ToInt64((value as PSObject)?.BaseObject ?? value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case DateTimeOffset time:
                json.WriteStringValue(time);
                break;
            case DateTime time:
                json.WriteStringValue(time);
                break;
            case string or char or Enum or Uri or Version or Guid or TimeSpan or IFormattable:
                json.WriteStringValue(ObjectText.Of(value is PSObject wrapped ? wrapped.BaseObject : value));
                break;
            case IEnumerable items when depth < MaximumDepth:
                json.WriteStartArray();
                foreach (var item in items)
                    WriteValue(json, item, depth + 1);
                json.WriteEndArray();
                break;
            case { } other when depth < MaximumDepth:
                json.WriteStartObject();
                foreach (var property in PSObject.AsPSObject(value ?? other).Properties.Where(property => property.IsGettable))
                {
                    json.WritePropertyName(property.Name);
                    WriteValue(json, property.Value, depth + 1);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(ObjectText.Of(value));
                break;
        }
    }
}
