using System.Diagnostics.CodeAnalysis;

namespace LinkTools.Core.Output.Rows;

/// <summary>What the name of a file says about the rows in it.</summary>
/// <param name="Format">What they are written as.</param>
/// <param name="IsCompressed">True for gzip (RFC 1952).</param>
public sealed record RowFileName(RowFormat Format, bool IsCompressed)
{
    /// <summary>The endings known, as a list for people.</summary>
    public const string Endings = ".csv, .jsonl and .ndjson, each also with .gz behind it";

    /// <summary>What a file of this name is; false where its ending is none of <see cref="Endings"/>.</summary>
    public static bool TryParse(string path, [NotNullWhen(true)] out RowFileName? name)
    {
        var ending = Path.GetExtension(path).ToLowerInvariant();
        var isCompressed = ending == ".gz";
        if (isCompressed)
            ending = Path.GetExtension(Path.GetFileNameWithoutExtension(path)).ToLowerInvariant();
        name = ending switch
        {
            ".csv" => new RowFileName(RowFormat.Csv, isCompressed),
            ".jsonl" or ".ndjson" => new RowFileName(RowFormat.JsonLines, isCompressed),
            _ => null,
        };
        return name is not null;
    }
}
