namespace LinkTools.Core.Output.Rows;

/// <summary>
/// Makes rows of flat records: the values one after the other in the order of the columns, then
/// <see cref="EndRow"/>. For one thread at a time.
/// </summary>
public abstract class RowWriter : IDisposable
{
    /// <summary>The rows made and not taken yet, as UTF-8.</summary>
    internal RowBuffer Buffer { get; } = new();

    /// <summary>Bytes of rows made and not taken yet.</summary>
    public int Length => Buffer.Length;

    /// <summary>A writer of rows in a format.</summary>
    public static RowWriter Create(RowFormat format, RowSettings settings) =>
        format == RowFormat.Csv ? new CsvRowWriter(settings) : new JsonRowWriter(settings);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Text; null for what is not there.</summary>
    public void Write(string? text)
    {
        if (text is null)
            WriteNull();
        else
            Write(text.AsSpan());
    }

    /// <summary>Text.</summary>
    public abstract void Write(ReadOnlySpan<char> text);

    /// <summary>True or false.</summary>
    public abstract void Write(bool value);

    /// <summary>A whole number.</summary>
    public abstract void Write(long number);

    /// <summary>A whole number; null for what is not there.</summary>
    public void Write(long? number)
    {
        if (number is { } known)
            Write(known);
        else
            WriteNull();
    }

    /// <summary>A fraction; null for what is not there.</summary>
    public abstract void Write(double? number);

    /// <summary>A moment; null for what is not there.</summary>
    public abstract void Write(DateTimeOffset? time);

    /// <summary>Several texts.</summary>
    public abstract void Write(TextList texts);

    /// <summary>Texts by name.</summary>
    public abstract void Write(TextTable<string, string> texts);

    /// <summary>Ends the row.</summary>
    public abstract void EndRow();

    /// <summary>A value that is not there.</summary>
    protected abstract void WriteNull();

    /// <summary>What the file starts with; for formats that start with something.</summary>
    internal virtual void WriteHeader()
    {
    }

    /// <summary>Gives memory back.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Buffer.Dispose();
    }
}
