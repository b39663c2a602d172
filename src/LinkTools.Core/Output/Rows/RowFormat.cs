namespace LinkTools.Core.Output.Rows;

/// <summary>The format of rows.</summary>
public enum RowFormat
{
    /// <summary>Comma-separated values (RFC 4180), byte for byte as Export-Csv writes them.</summary>
    Csv,

    /// <summary>One JSON object on each line.</summary>
    JsonLines,
}
