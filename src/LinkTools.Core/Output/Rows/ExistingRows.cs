using System.IO.Compression;
using System.Text;

namespace LinkTools.Core.Output.Rows;

/// <summary>The content of a file that rows are appended to.</summary>
/// <param name="Encoding">The encoding of its rows; null for UTF-8, with or without a byte order mark.</param>
/// <param name="Order">Where each column goes; null for the usual order.</param>
/// <param name="LacksLineEnd">True if its last line has no line end.</param>
internal sealed record ExistingRows(Encoding? Encoding, IReadOnlyList<int>? Order, bool LacksLineEnd)
{
    /// <summary>Examines a file that is not empty.</summary>
    /// <param name="file">The file; its position changes.</param>
    /// <param name="end">The offset at which rows will be appended.</param>
    /// <param name="settings">The rows that will be appended.</param>
    /// <param name="checksEnd">Also examine the end. In a compressed file this reads all of it, and finds out whether
    /// it was cut off.</param>
    /// <exception cref="RowFileException">It has other columns, or is not such a file.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ExistingRows Read(FileStream file, long end, RowFileSettings settings, bool checksEnd)
    {
        try
        {
            file.Position = 0;
            var order = ReadHead(file, settings, out var encoding);
            var plain = RowFileSettings.IsPlainUtf8(encoding) || encoding.CodePage == Encoding.UTF8.CodePage;
            return new ExistingRows(
                plain ? null : encoding, order,
                checksEnd && !EndsInLine(file, end, settings.Name.IsCompressed, encoding));
        }
        catch (InvalidDataException exception)
        {
            throw RowFileException.Unsuitable(
                settings.Path, $"it is not a complete gzip file ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    private static List<int>? ReadHead(FileStream file, RowFileSettings settings, out Encoding encoding)
    {
        using var unpacked = settings.Name.IsCompressed
            ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true)
            : null;
        using var reader = new StreamReader(
            unpacked ?? (Stream)file, settings.Encoding ?? new UTF8Encoding(false),
            detectEncodingFromByteOrderMarks: true, bufferSize: 4096, leaveOpen: true);
        reader.Peek();
        encoding = reader.CurrentEncoding;
        if (settings.Name.Format != RowFormat.Csv)
            return null;
        var names = CsvHeader.Read(reader)
            ?? throw RowFileException.Unsuitable(settings.Path, "it does not begin with the names of columns");
        var order = names.ConvertAll(name => IndexOf(settings.Columns, name));
        if (order.IndexOf(-1) is >= 0 and var strange)
        {
            throw RowFileException.Unsuitable(
                settings.Path,
                $"it has a column '{SafeText.CleanLine(names[strange])}', which these rows do not have");
        }

        return order.SequenceEqual(Enumerable.Range(0, settings.Columns.Count)) ? null : order;
    }

    private static int IndexOf(IReadOnlyList<string> columns, string name)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Equals(name, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    private static bool EndsInLine(FileStream file, long end, bool isCompressed, Encoding encoding)
    {
        var lineEnd = encoding.GetBytes("\n");
        var tail = new byte[lineEnd.Length];
        if (!isCompressed)
        {
            file.Position = Math.Max(0, end - tail.Length);
            file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false);
            return tail.AsSpan().SequenceEqual(lineEnd);
        }

        file.Position = 0;
        var last = ProbedGzip.ReadEnd(file, lineEnd.Length);
        return last.Length == 0 || last.AsSpan().SequenceEqual(lineEnd);
    }
}
