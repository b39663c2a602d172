using System.Text.Encodings.Web;
using System.Text.Json;

namespace LinkTools.Core.Output.Rows;

/// <summary>
/// Rows as JSON objects (RFC 8259), one on each line: numbers and Booleans as such, null for a missing value, lists as
/// arrays.
/// </summary>
internal sealed class JsonRowWriter : RowWriter
{
    private readonly JsonEncodedText[] _names;
    private readonly Utf8JsonWriter _json;
    private int _column;

    public JsonRowWriter(RowSettings settings)
    {
        _names = [.. settings.Columns.Select(static name => JsonEncodedText.Encode(name))];
        // These lines are never part of an HTML page, so letters of all scripts are not escaped.
        _json = new Utf8JsonWriter(Buffer, new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            SkipValidation = true,
        });
    }

    public override void Write(ReadOnlySpan<char> text) => _json.WriteString(Next(), text);

    public override void Write(bool value) => _json.WriteBoolean(Next(), value);

    public override void Write(long number) => _json.WriteNumber(Next(), number);

    public override void Write(double? number)
    {
        if (number is { } known)
            _json.WriteNumber(Next(), known);
        else
            WriteNull();
    }

    public override void Write(DateTimeOffset? time)
    {
        if (time is { } known)
            _json.WriteString(Next(), known);
        else
            WriteNull();
    }

    public override void Write(TextList texts)
    {
        _json.WriteStartArray(Next());
        foreach (var text in texts)
            _json.WriteStringValue(text);
        _json.WriteEndArray();
    }

    public override void Write(TextTable<string, string> texts)
    {
        _json.WriteStartObject(Next());
        foreach (var (name, text) in texts)
            _json.WriteString(name, text);
        _json.WriteEndObject();
    }

    public override void EndRow()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        Buffer.Add((byte)'\n');
        _column = 0;
    }

    protected override void WriteNull() => _json.WriteNull(Next());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _json.Dispose();
        base.Dispose(disposing);
    }

    private JsonEncodedText Next()
    {
        if (_column == 0)
            _json.WriteStartObject();
        return _names[_column++];
    }
}
