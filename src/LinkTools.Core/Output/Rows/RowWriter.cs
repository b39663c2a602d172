namespace LinkTools.Core.Output.Rows;

/// <summary>
/// Makes rows of flat records: the values one after the other in the order of the columns, then <see cref="EndRow"/>.
/// Not thread-safe.
/// </summary>
public abstract class RowWriter : IDisposable
{
    /// <summary>The finished rows that were not taken yet, as UTF-8.</summary>
    internal RowBuffer Buffer { get; } = new();

    /// <summary>How many bytes these are.</summary>
    public int Length => Buffer.Length;

    /// <summary>Creates a writer for a format.</summary>
    public static RowWriter Create(RowFormat format, RowSettings settings) =>
        format == RowFormat.Csv ? new CsvRowWriter(settings) : new JsonRowWriter(settings);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Text; null for a missing value.</summary>
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

    /// <summary>A whole number; null for a missing value.</summary>
    public void Write(long? number)
    {
        if (number is { } known)
            Write(known);
        else
            WriteNull();
    }

    /// <summary>A fraction; null for a missing value.</summary>
    public abstract void Write(double? number);

    /// <summary>A time; null for a missing value.</summary>
    public abstract void Write(DateTimeOffset? time);

    /// <summary>Several texts.</summary>
    public abstract void Write(TextList texts);

    /// <summary>Texts by name.</summary>
    public abstract void Write(TextTable<string, string> texts);

    /// <summary>Ends the row.</summary>
    public abstract void EndRow();

    /// <summary>A missing value.</summary>
    protected abstract void WriteNull();

    /// <summary>The beginning of the file, for formats that have one.</summary>
    internal virtual void WriteHeader()
    {
    }

    /// <summary>Frees memory.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Buffer.Dispose();
    }
}
