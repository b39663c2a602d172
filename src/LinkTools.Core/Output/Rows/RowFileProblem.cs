namespace LinkTools.Core.Output.Rows;

/// <summary>Why a file of rows cannot be used. The names are the ids of the errors.</summary>
public enum RowFileProblem
{
    /// <summary>It cannot be created or written: no folder, no permission, no disk space.</summary>
    OutFileNotWritten,

    /// <summary>It exists, and must not be replaced.</summary>
    OutFileExists,

    /// <summary>It is read-only.</summary>
    OutFileReadOnly,

    /// <summary>Rows of this kind cannot be appended to its content.</summary>
    OutFileColumnsDiffer,
}
