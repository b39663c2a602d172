using System.Diagnostics.CodeAnalysis;

namespace LinkTools.Core.Output.Rows;

/// <summary>What the name of a file says about its rows.</summary>
/// <param name="Format">The format of the rows.</param>
/// <param name="IsCompressed">True for gzip (RFC 1952).</param>
public sealed record RowFileName(RowFormat Format, bool IsCompressed)
{
    /// <summary>The extensions that are known, for a sentence.</summary>
    public const string Endings = ".csv, .jsonl and .ndjson, each also with .gz";

    /// <summary>Parses the name of a file; false if its extension is not among <see cref="Endings"/>.</summary>
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
