using System.Text;

namespace LinkTools.Core.Output.Rows;

/// <summary>
/// Rows as Export-Csv of PowerShell 7.6 writes them by default: every value in quotes, nothing for null, the line end
/// of the system.
/// </summary>
internal sealed class CsvRowWriter(RowSettings settings) : RowWriter
{
    private static readonly byte[] NewLine = Encoding.UTF8.GetBytes(Environment.NewLine);

    private readonly RowBuffer _cells = new();
    private readonly int[] _ends = new int[settings.Columns.Count];
    private int _column;

    // If the file has its columns in another order, the cells are put into that order at the end of the row.
    private bool IsDirect => settings.Order is null;

    private RowBuffer Target => IsDirect ? Buffer : _cells;

    public override void Write(ReadOnlySpan<char> text)
    {
        var target = Begin();
        target.Add((byte)'"');
        if (settings.EscapesFormulas && Formula.IsLike(text))
            target.Add((byte)'\'');
        AddDoubled(target, text);
        target.Add((byte)'"');
        End();
    }

    public override void Write(bool value)
    {
        Begin().Add(value ? "\"True\""u8 : "\"False\""u8);
        End();
    }

    public override void Write(long number)
    {
        var target = Begin();
        target.Add((byte)'"');
        target.AddFormatted(number, default, settings.Culture);
        target.Add((byte)'"');
        End();
    }

    public override void Write(double? number)
    {
        if (number is { } known)
            WriteValue(known.ToString(settings.Culture));
        else
            WriteNull();
    }

    public override void Write(DateTimeOffset? time)
    {
        if (time is { } known)
            WriteValue(known.ToString(settings.Culture));
        else
            WriteNull();
    }

    public override void Write(TextList texts) => Write(texts.ToString());

    public override void Write(TextTable<string, string> texts) => Write(texts.ToString());

    public override void EndRow()
    {
        if (!IsDirect)
            PutInOrder();
        Buffer.Add(NewLine);
        _column = 0;
    }

    internal override void WriteHeader()
    {
        foreach (var name in settings.Columns)
            Write(name);
        EndRow();
    }

    protected override void WriteNull()
    {
        Begin();
        End();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _cells.Dispose();
    }

    private static void AddDoubled(RowBuffer target, ReadOnlySpan<char> text)
    {
        for (int quote; (quote = text.IndexOf('"')) >= 0; text = text[(quote + 1)..])
        {
            target.Add(text[..(quote + 1)]);
            target.Add((byte)'"');
        }

        target.Add(text);
    }

    // A number in the user's culture may contain a quote, but is never a formula: a sign is followed by digits.
    private void WriteValue(string value)
    {
        var target = Begin();
        target.Add((byte)'"');
        AddDoubled(target, value);
        target.Add((byte)'"');
        End();
    }

    private RowBuffer Begin()
    {
        if (_column > 0 && IsDirect)
            Buffer.Add((byte)',');
        return Target;
    }

    private void End()
    {
        _ends[_column] = _cells.Length;
        _column++;
    }

    private void PutInOrder()
    {
        for (var i = 0; i < settings.Order!.Count; i++)
        {
            if (i > 0)
                Buffer.Add((byte)',');
            var column = settings.Order[i];
            var start = column == 0 ? 0 : _ends[column - 1];
            Buffer.Add(_cells.Bytes[start.._ends[column]]);
        }

        _cells.CutTo(0);
    }
}
