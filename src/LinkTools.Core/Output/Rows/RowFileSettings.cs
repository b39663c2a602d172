using System.Globalization;
using System.Text;

namespace LinkTools.Core.Output.Rows;

/// <summary>A file of rows, and how it is opened. Immutable.</summary>
public sealed record RowFileSettings
{
    /// <summary>The full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>What the name of the file says.</summary>
    public required RowFileName Name { get; init; }

    /// <summary>The names of the columns.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>Append to an existing file instead of replacing it.</summary>
    public bool Appends { get; init; }

    /// <summary>Do not replace an existing file; without effect when rows are appended.</summary>
    public bool KeepsExisting { get; init; }

    /// <summary>
    /// The encoding; null for UTF-8 without a byte order mark, or for that of the file that rows are appended to.
    /// </summary>
    public Encoding? Encoding { get; init; }

    /// <inheritdoc cref="RowSettings.EscapesFormulas"/>
    public bool EscapesFormulas { get; init; }

    /// <inheritdoc cref="RowSettings.Culture"/>
    public CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>
    /// All settings that must be the same when a crawl is resumed, as the state stores them, e.g. csv.gz.
    /// </summary>
    public string Description =>
        (Name.Format == RowFormat.Csv ? "csv" : "jsonl") + (Name.IsCompressed ? ".gz" : "")
        + (Encoding is null || IsPlainUtf8(Encoding) ? "" : $", {DescribeEncoding(Encoding)}")
        + (EscapesFormulas ? ", formulas escaped" : "");

    /// <summary>True for UTF-8 without a byte order mark, the encoding in which rows are made.</summary>
    internal static bool IsPlainUtf8(Encoding encoding) =>
        encoding.CodePage == System.Text.Encoding.UTF8.CodePage && encoding.Preamble.IsEmpty;

    private static string DescribeEncoding(Encoding encoding) =>
        encoding.Preamble.IsEmpty ? encoding.WebName : $"{encoding.WebName} with a mark";
}
