using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using LinkTools.Core.Output.Rows;

namespace LinkTools.Core.Tests.Output;

/// <summary>Rows of generated values: every value can be read back unchanged.</summary>
public sealed class RowWriterTests
{
    private static readonly string[] Columns = ["A", "B", "C"];

    // Characters with a meaning in CSV, JSON, UTF-8 and spreadsheets.
    private static readonly string[] Special =
    [
        "", "\"", "\"\"", ",", "\r\n", "\n", "=1+1", "+1", "-1", "@x", "\t", "'", "日本語", "😀", "\uD800", "\u0000",
        "\u001B[0m", "\u2028", "\u202E", "\\", "é",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Special.Length - 1].Select(static number => Special[number]),
        Gen.Char.Array[0, 12].Select(static chars => new string(chars)),
        Gen.Char[' ', '~'].Array[0, 60].Select(static chars => new string(chars)))
        .Array[1, 4].Select(static parts => string.Concat(parts));

    [Fact]
    public void Csv_is_every_value_between_quotes_with_quotes_doubled() =>
        Gen.Select(Texts, Texts, Texts).Sample((a, b, c) =>
        {
            var expected = string.Join(',', new[] { a, b, c }.Select(text => $"\"{text.Replace("\"", "\"\"")}\""))
                + Environment.NewLine;
            Assert.Equal(Encoding.UTF8.GetBytes(expected), Make(RowFormat.Csv, new() { Columns = Columns }, a, b, c));
        });

    [Fact]
    public void Csv_of_a_file_with_columns_of_its_own_has_their_order() =>
        Gen.Select(Texts, Texts, Texts, Gen.Int[0, 2].Array[1, 4]).Sample((a, b, c, order) =>
        {
            string[] values = [a, b, c];
            var expected = string.Join(',', order.Select(column => $"\"{values[column].Replace("\"", "\"\"")}\""))
                + Environment.NewLine;
            var settings = new RowSettings { Columns = Columns, Order = order };
            Assert.Equal(Encoding.UTF8.GetBytes(expected), Make(RowFormat.Csv, settings, a, b, c));
        });

    [Fact]
    public void Json_is_one_line_that_reads_back_as_it_was() =>
        Gen.Select(Texts, Texts, Texts).Sample((a, b, c) =>
        {
            var line = Make(RowFormat.JsonLines, new() { Columns = Columns }, a, b, c);
            Assert.Equal(line.Length - 1, line.AsSpan().IndexOf((byte)'\n'));
            var read = JsonDocument.Parse(line).RootElement;
            // A lone surrogate cannot be written in UTF-8.
            Assert.Equal(
                new[] { a, b, c }.Select(static text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))),
                Columns.Select(name => read.GetProperty(name).GetString()));
        });

    [Fact]
    public void Long_text_is_encoded_in_parts_that_keep_pairs_together() =>
        Gen.Select(Gen.Int[8000, 8400], Gen.Int[0, 3]).Sample((length, tail) =>
        {
            var text = new string('x', length) + string.Concat(Enumerable.Repeat("😀", 5000)) + new string('"', tail);
            var expected = $"\"{text.Replace("\"", "\"\"")}\"";
            var made = Encoding.UTF8.GetString(Make(RowFormat.Csv, new() { Columns = ["A"] }, text));
            Assert.Equal(expected + Environment.NewLine, made);
        }, iter: 50);

    [Theory]
    [InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@SUM(A1)"), InlineData("\t=1"),
        InlineData("\r=1"), InlineData("\n=1"), InlineData("\uFF1D1")]
    public void A_formula_gets_an_apostrophe_where_that_is_wanted(string formula)
    {
        var settings = new RowSettings { Columns = ["A"], EscapesFormulas = true };
        Assert.Equal($"\"'{formula}\"{Environment.NewLine}", Text(Make(RowFormat.Csv, settings, formula)));
        Assert.Equal($"\"x{formula}\"{Environment.NewLine}", Text(Make(RowFormat.Csv, settings, $"x{formula}")));
        settings = settings with { EscapesFormulas = false };
        Assert.Equal($"\"{formula}\"{Environment.NewLine}", Text(Make(RowFormat.Csv, settings, formula)));
    }

    [Fact]
    public void A_number_is_no_formula()
    {
        using var writer = RowWriter.Create(RowFormat.Csv, new() { Columns = ["A", "B"], EscapesFormulas = true });
        writer.Write(-5L);
        writer.Write(-0.5);
        writer.EndRow();
        Assert.Equal($"\"-5\",\"-0.5\"{Environment.NewLine}", Text(writer.Buffer.Bytes));
    }

    [Fact]
    public void What_is_not_there_is_nothing_in_csv_and_null_in_json()
    {
        Assert.Equal($",\"\",{Environment.NewLine}", Text(MakeEmpty(RowFormat.Csv)));
        Assert.Equal("{\"A\":null,\"B\":\"\",\"C\":null}\n", Text(MakeEmpty(RowFormat.JsonLines)));
    }

    [Fact]
    public void Values_look_in_csv_as_the_culture_spells_them_and_in_json_as_such()
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));
        var culture = CultureInfo.GetCultureInfo("de-DE");
        Assert.Equal(
            $"\"True\",\"0,5\",\"{time.ToString(culture)}\",\"a b\"{Environment.NewLine}", Make(RowFormat.Csv));
        Assert.Equal(
            """{"A":true,"B":0.5,"C":"2026-01-02T03:04:05+01:00","D":["a","b"]}""" + "\n", Make(RowFormat.JsonLines));

        string Make(RowFormat format)
        {
            using var writer = RowWriter.Create(format, new() { Columns = ["A", "B", "C", "D"], Culture = culture });
            writer.Write(true);
            writer.Write(0.5);
            writer.Write((DateTimeOffset?)time);
            writer.Write(new TextList(["a", "b"]));
            writer.EndRow();
            return Text(writer.Buffer.Bytes);
        }
    }

    private static byte[] Make(RowFormat format, RowSettings settings, params string[] values)
    {
        using var writer = RowWriter.Create(format, settings);
        foreach (var value in values)
            writer.Write(value);
        writer.EndRow();
        return writer.Buffer.Bytes.ToArray();
    }

    private static byte[] MakeEmpty(RowFormat format)
    {
        using var writer = RowWriter.Create(format, new() { Columns = Columns });
        writer.Write((string?)null);
        writer.Write("");
        writer.Write((double?)null);
        writer.EndRow();
        return writer.Buffer.Bytes.ToArray();
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
