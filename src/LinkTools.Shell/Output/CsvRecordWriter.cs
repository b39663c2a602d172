using System.Management.Automation;
using CsvHelper;

namespace LinkTools.Shell.Output;

/// <summary>
/// CSV by RFC 4180 in UTF-8. As with Export-Csv, the first object's properties are the columns, every field is quoted and a
/// value is what its own ToString gives, so Import-Csv reads back the same.
/// </summary>
internal sealed class CsvRecordWriter(Stream stream) : IRecordWriter
{
    private readonly CsvWriter _csv = CsvWriter.Create(stream, new CsvWriterOptions { Quoting = CsvQuoting.Always }, leaveOpen: false);
    private string[]? _columns;

    public void Write(PSObject record)
    {
        if (_columns is null)
        {
            _columns = [.. RecordProperties.Of(record).Select(pair => pair.Key)];
            _csv.WriteHeader(_columns);
        }

        foreach (var column in _columns)
            _csv.WriteField(RecordProperties.Value(record, column)?.ToString());
        _csv.EndRecord();
        _csv.Flush();
    }

    public void Dispose() => _csv.Dispose();
}
