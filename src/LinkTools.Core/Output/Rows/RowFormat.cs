namespace LinkTools.Core.Output.Rows;

/// <summary>What rows are written as.</summary>
public enum RowFormat
{
    /// <summary>Comma-separated values (RFC 4180), byte for byte as Export-Csv writes them.</summary>
    Csv,

    /// <summary>An object of JSON in each line.</summary>
    JsonLines,
}
