using System.Management.Automation;
using CsvHelper;

namespace LinkTools.Shell.Output;

/// <summary>
/// CSV by RFC 4180, UTF-8: columns are the first object's properties, values are what Export-Csv would write, so that
/// Import-Csv gives them back.
/// </summary>
internal sealed class CsvObjectWriter(TextWriter text) : IObjectWriter
{
    private readonly CsvWriter _csv = CsvWriter.Create(text);
    private string[]? _columns;

    public void Write(PSObject item)
    {
        if (_columns is null)
        {
            _columns = [.. item.Properties.Where(property => property.IsGettable).Select(property => property.Name)];
            foreach (var column in _columns)
                _csv.WriteField(column);
            _csv.EndRecord();
        }

        foreach (var column in _columns)
            _csv.WriteField(ObjectText.Of(item.Properties[column]?.Value));
        _csv.EndRecord();
        _csv.Flush();
    }

    public void Dispose() => _csv.Dispose();
}
