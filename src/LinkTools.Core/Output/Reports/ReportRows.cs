using System.Buffers;
using System.Text;
using System.Text.Json;
using LinkTools.Core.Checking;

namespace LinkTools.Core.Output.Reports;

/// <summary>
/// The rows of an HTML report, on the disk until their counts are known: one file for each status, so that the worst
/// come first when there are more than a browser can hold.
/// </summary>
/// <param name="path">The beginning of the names of the files. They are deleted when this is disposed.</param>
/// <param name="maxRows">The most rows that are kept, in all.</param>
/// <param name="maxBytes">The most bytes of rows that are kept, in all.</param>
internal sealed class ReportRows(string path, long maxRows, long maxBytes) : IDisposable
{
    private readonly SortedDictionary<int, Spill> _spills = [];
    private readonly ArrayBufferWriter<byte> _row = new();

    /// <summary>How many rows were added, kept or not.</summary>
    public long Count { get; private set; }

    /// <summary>
    /// Adds a row. It is an array, because names would be repeated in each of a hundred thousand objects.
    /// </summary>
    /// <exception cref="IOException">The disk is full, or the folder is read-only.</exception>
    public void Add(LinkCheck link)
    {
        Count++;
        var rank = CheckStatuses.RankOf(link.Status);
        if (!_spills.TryGetValue(rank, out var spill))
            _spills.Add(rank, spill = new Spill($"{path}-{rank}"));
        // Each status alone could fill the page, so none keeps more.
        if (spill.Rows >= maxRows || spill.Bytes >= maxBytes)
            return;
        Write(link);
        _row.Write("\n"u8);
        spill.Add(_row.WrittenSpan);
        _row.ResetWrittenCount();
    }

    /// <summary>Writes an array of the worst rows, as many as may be kept.</summary>
    /// <returns>How many were written.</returns>
    public long CopyTo(TextWriter page)
    {
        var (rows, chars) = (0L, 0L);
        page.Write('[');
        foreach (var line in _spills.Values.SelectMany(spill => spill.Read()))
        {
            chars += line.Length;
            if (rows == maxRows || chars > maxBytes)
                break;
            page.Write(rows++ == 0 ? "\n" : ",\n");
            page.Write(line);
        }

        page.Write(']');
        return rows;
    }

    public void Dispose()
    {
        foreach (var spill in _spills.Values)
            spill.Dispose();
    }

    private void Write(LinkCheck link)
    {
        // The default escapes leave nothing that could end the script element.
        using var writer = new Utf8JsonWriter(_row, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartArray();
        foreach (var text in new[]
        {
            link.Status, link.Reason, link.SourceUrl, link.Url, link.Href, link.Text, link.Element, link.Attribute,
            link.Kind, ReportText.MessageOf(link), link.RedirectChain, link.Suggestion,
        })
            writer.WriteStringValue(ReportText.Clean(text));
        writer.WriteNumberValue(link.StatusCode ?? 0);
        writer.WriteNumberValue(link.Line);
        writer.WriteNumberValue(link.Column);
        writer.WriteNumberValue(link.IsKnown ? 1 : 0);
        writer.WriteEndArray();
    }

    private sealed class Spill(string path) : IDisposable
    {
        private readonly FileStream _file = new(
            path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.DeleteOnClose);

        public long Rows { get; private set; }

        public long Bytes { get; private set; }

        public void Add(ReadOnlySpan<byte> row)
        {
            _file.Write(row);
            Rows++;
            Bytes += row.Length;
        }

        public IEnumerable<string> Read()
        {
            _file.Position = 0;
            using var reader = new StreamReader(_file, Encoding.UTF8, false, 64 << 10, leaveOpen: true);
            while (reader.ReadLine() is { } line)
                yield return line;
        }

        public void Dispose() => _file.Dispose();
    }
}
