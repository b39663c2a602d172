using System.IO.Compression;
using System.Text;

namespace LinkTools.Core.Output.Rows;

/// <summary>What is in a file that rows are to be added to.</summary>
/// <param name="Encoding">The encoding that its rows have; null for UTF-8, with or without a mark.</param>
/// <param name="Order">Where the columns go; null for all in their order.</param>
/// <param name="LacksLineEnd">True when its last line is not ended.</param>
internal sealed record ExistingRows(Encoding? Encoding, IReadOnlyList<int>? Order, bool LacksLineEnd)
{
    /// <summary>Looks at a file that is not empty.</summary>
    /// <param name="file">The file; its position changes.</param>
    /// <param name="end">Where rows are to be added.</param>
    /// <param name="settings">What is to be added.</param>
    /// <param name="checksEnd">
    /// Look at the end, too: in a compressed file this reads all of it, and finds one that was cut.
    /// </param>
    /// <exception cref="RowFileException">Its columns are others, or it is no such file.</exception>
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
                settings.Path, $"it is no whole gzip file ({exception.Message.TrimEnd('.')})", exception);
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
