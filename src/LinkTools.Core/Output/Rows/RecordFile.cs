namespace LinkTools.Core.Output.Rows;

/// <summary>
/// A file of records that have nothing to do with each other: each is whole by itself. Not for many threads at once.
/// </summary>
/// <param name="settings">The file, which is opened by the constructor.</param>
/// <param name="write">Writes a record as a row.</param>
/// <exception cref="RowFileException">The file cannot be used; what was there is as it was.</exception>
public sealed class RecordFile<T>(RowFileSettings settings, Action<RowWriter, T> write) : IDisposable
{
    /// <summary>Bytes of rows that are written at once.</summary>
    private const int BytesAtOnce = 64 << 10;

    private readonly RowFile _file = RowFiles.Open(settings);
    private RowWriter? _writer;

    /// <summary>Adds a record; it is in the file after <see cref="Flush"/> or when enough has followed.</summary>
    /// <exception cref="RowFileException">Rows cannot be written; the file ends with a whole one.</exception>
    public void Add(T record)
    {
        _writer ??= _file.NewWriter();
        write(_writer, record);
        if (_writer.Length >= BytesAtOnce)
            Flush();
    }

    /// <summary>Gives all records so far to the system; in a compressed file, to its next member.</summary>
    /// <exception cref="RowFileException">Rows cannot be written; the file ends with a whole one.</exception>
    public void Flush()
    {
        if (_writer is null)
            return;
        _file.Write(_writer);
        _file.EndUnit();
    }

    /// <summary>Writes what is still to be written.</summary>
    /// <exception cref="RowFileException">Rows cannot be written; the file ends with a whole one.</exception>
    public void Complete()
    {
        Flush();
        _file.Complete();
    }

    /// <summary>Closes the file; of a run that is stopped it keeps all records so far.</summary>
    public void Dispose()
    {
        try
        {
            Flush();
        }
        catch (Exception exception) when (exception is RowFileException or ObjectDisposedException)
        {
            // Whoever leaves without Complete has an error of his own to tell.
        }

        _writer?.Dispose();
        _writer = null;
        _file.Dispose();
    }
}
