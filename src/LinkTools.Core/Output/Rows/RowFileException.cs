namespace LinkTools.Core.Output.Rows;

/// <summary>A file of rows cannot be used, and the run ends.</summary>
public sealed class RowFileException(
    RowFileProblem problem, string path, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>What is wrong with it.</summary>
    public RowFileProblem Problem { get; } = problem;

    /// <summary>The path of the file.</summary>
    public string Path { get; } = path;

    internal static RowFileException NotWritten(string path, Exception cause) =>
        new(
            RowFileProblem.OutFileNotWritten, path,
            $"'{path}' cannot be written: {cause.Message.TrimEnd('.')}. Check the folder, its permissions and the disk "
            + "space. Complete rows are kept.",
            cause);

    internal static RowFileException Removed(string path) =>
        new(
            RowFileProblem.OutFileNotWritten, path,
            $"'{path}' was removed while rows were written to it, so they would be lost. Run the command "
            + "again.");

    internal static RowFileException Exists(string path) =>
        new(
            RowFileProblem.OutFileExists, path,
            $"'{path}' exists already. Give another name, use -Append, or leave out -NoClobber to replace it.");

    internal static RowFileException ReadOnly(string path) =>
        new(
            RowFileProblem.OutFileReadOnly, path,
            $"'{path}' is read-only. Make it writable, or give another name.");

    internal static RowFileException Unsuitable(string path, string why, Exception? cause = null) =>
        new(
            RowFileProblem.OutFileColumnsDiffer, path,
            $"Rows cannot be added to '{path}': {why}. The file has not changed. Give another name, or leave "
            + "out -Append "
            + "to replace it.",
            cause);
}
