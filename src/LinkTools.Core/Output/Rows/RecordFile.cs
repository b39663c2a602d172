namespace LinkTools.Core.Output.Rows;

/// <summary>A file of independent records, each of which is complete by itself. Not thread-safe.</summary>
/// <param name="settings">The file, which the constructor opens.</param>
/// <param name="write">Writes a record as a row.</param>
/// <exception cref="RowFileException">The file cannot be used; its content has not changed.</exception>
public sealed class RecordFile<T>(RowFileSettings settings, Action<RowWriter, T> write) : IDisposable
{
    /// <summary>How many bytes of rows are written at once.</summary>
    private const int BytesAtOnce = 64 << 10;

    private readonly RowFile _file = RowFiles.Open(settings);
    private RowWriter? _writer;

    /// <summary>
    /// Adds a record; it is in the file after <see cref="Flush"/>, or when enough others have followed.
    /// </summary>
    /// <exception cref="RowFileException">Rows cannot be written; the file ends with a complete one.</exception>
    public void Add(T record)
    {
        _writer ??= _file.NewWriter();
        write(_writer, record);
        if (_writer.Length >= BytesAtOnce)
            Flush();
    }

    /// <summary>Passes all records so far to the system; in a compressed file, up to its next member.</summary>
    /// <exception cref="RowFileException">Rows cannot be written; the file ends with a complete one.</exception>
    public void Flush()
    {
        if (_writer is null)
            return;
        _file.Write(_writer);
        _file.EndUnit();
    }

    /// <summary>Writes what is still buffered.</summary>
    /// <exception cref="RowFileException">Rows cannot be written; the file ends with a complete one.</exception>
    public void Complete()
    {
        Flush();
        _file.Complete();
    }

    /// <summary>Closes the file; if the run was stopped, it has all records so far.</summary>
    public void Dispose()
    {
        try
        {
            Flush();
        }
        catch (Exception exception) when (exception is RowFileException or ObjectDisposedException)
        {
            // Without Complete, the caller has an error of its own to report.
        }

        _writer?.Dispose();
        _writer = null;
        _file.Dispose();
    }
}
