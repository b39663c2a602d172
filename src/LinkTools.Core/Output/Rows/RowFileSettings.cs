using System.Globalization;
using System.Text;

namespace LinkTools.Core.Output.Rows;

/// <summary>A file of rows, and how it is opened. Immutable.</summary>
public sealed record RowFileSettings
{
    /// <summary>The file's full path.</summary>
    public required string Path { get; init; }

    /// <summary>What the file's name says.</summary>
    public required RowFileName Name { get; init; }

    /// <summary>The columns' names.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Add to what is there, rather than replace it.</summary>
    public bool Appends { get; init; }

    /// <summary>Leave a file alone that is there; without a meaning where rows are appended.</summary>
    public bool KeepsExisting { get; init; }

    /// <summary>
    /// The encoding; null for UTF-8 without a mark, or for what the mark at the start of an appended file says.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <inheritdoc cref="RowSettings.EscapesFormulas"/>
    public bool EscapesFormulas { get; init; }

    /// <inheritdoc cref="RowSettings.Culture"/>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>How a state file names all that makes two runs write the same kind of file, e.g. csv.gz.</summary>
    public string Description =>
        (Name.Format == RowFormat.Csv ? "csv" : "jsonl") + (Name.IsCompressed ? ".gz" : "")
        + (Encoding is null || IsPlainUtf8(Encoding) ? "" : $", {DescribeEncoding(Encoding)}")
        + (EscapesFormulas ? ", formulas escaped" : "");

    /// <summary>True for UTF-8 without a mark, which rows are made as.</summary>
    internal static bool IsPlainUtf8(Encoding encoding) =>
        encoding.CodePage == System.Text.Encoding.UTF8.CodePage && encoding.Preamble.IsEmpty;

    private static string DescribeEncoding(Encoding encoding) =>
        encoding.Preamble.IsEmpty ? encoding.WebName : $"{encoding.WebName} with a mark";
}
