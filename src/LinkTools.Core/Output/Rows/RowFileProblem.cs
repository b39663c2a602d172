namespace LinkTools.Core.Output.Rows;

/// <summary>Why a file of rows cannot be used; the names are the ids of errors.</summary>
public enum RowFileProblem
{
    /// <summary>It cannot be created or written: no folder, no right, no room.</summary>
    OutFileNotWritten,

    /// <summary>It is there, and was not to be replaced.</summary>
    OutFileExists,

    /// <summary>It is read-only.</summary>
    OutFileReadOnly,

    /// <summary>What is in it is not what rows of this kind can be added to.</summary>
    OutFileColumnsDiffer,
}
