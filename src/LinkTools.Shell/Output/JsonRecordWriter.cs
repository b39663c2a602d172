using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LinkTools.Shell.Output;

/// <summary>A JSON value a line, in UTF-8. Enumerations are their names, dates are ISO 8601.</summary>
internal sealed class JsonRecordWriter : IRecordWriter
{
    private const int MaximumDepth = 8;
    private readonly Stream _stream;
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;

    public JsonRecordWriter(Stream stream)
    {
        _stream = stream;
        // Text stays readable in every script; the output is no part of a web page.
        _json = new Utf8JsonWriter(_line, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public void Write(PSObject record)
    {
        WriteValue(record, 0);
        _json.Flush();
        _line.Write("\n"u8);
        _stream.Write(_line.WrittenSpan);
        _stream.Flush();
        _line.Clear();
        _json.Reset();
    }

    public void Dispose()
    {
        _json.Dispose();
        _stream.Dispose();
    }

    private void WriteValue(object? value, int depth)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null:
                _json.WriteNullValue();
                break;
            case string or char or Uri or Version or Guid or Enum or Type or ScriptBlock or TimeSpan:
                _json.WriteStringValue(plain.ToString());
                break;
            case bool truth:
                _json.WriteBooleanValue(truth);
                break;
            case SwitchParameter given:
                _json.WriteBooleanValue(given.IsPresent);
                break;
            case double number when !double.IsFinite(number):
                _json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case float number when !float.IsFinite(number):
                _json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or System.Numerics.BigInteger:
                _json.WriteRawValue(((IFormattable)plain).ToString(null, CultureInfo.InvariantCulture));
                break;
            case DateTime or DateTimeOffset:
                _json.WriteStringValue(((IFormattable)plain).ToString("O", CultureInfo.InvariantCulture));
                break;
            case not null when depth >= MaximumDepth:
                _json.WriteStringValue(value!.ToString());
                break;
            case IEnumerable items and not IDictionary:
                _json.WriteStartArray();
                foreach (var item in items)
                    WriteValue(item, depth + 1);
                _json.WriteEndArray();
                break;
            default:
                _json.WriteStartObject();
                foreach (var (name, member) in RecordProperties.Of(PSObject.AsPSObject(value!)))
                {
                    _json.WritePropertyName(name);
                    WriteValue(member, depth + 1);
                }

                _json.WriteEndObject();
                break;
        }
    }
}
