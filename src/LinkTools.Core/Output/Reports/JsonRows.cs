using System.Text.Json;

namespace LinkTools.Core.Output.Reports;

/// <summary>A JSON writer that flushes its bytes before they become many.</summary>
internal sealed class JsonRows : IDisposable
{
    private const int MaxBytesPending = 64 << 10;

    public JsonRows(Stream output) =>
        Writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });

    public Utf8JsonWriter Writer { get; }

    public void FlushIfLarge()
    {
        if (Writer.BytesPending >= MaxBytesPending)
            Writer.Flush();
    }

    public void Dispose() => Writer.Dispose();
}
