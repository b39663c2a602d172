namespace LinkTools.Core.Output.Rows;

/// <summary>A file of rows that cannot be used; the run ends.</summary>
public sealed class RowFileException(
    RowFileProblem problem, string path, string message, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>What is wrong with it.</summary>
    public RowFileProblem Problem { get; } = problem;

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    internal static RowFileException NotWritten(string path, Exception cause) =>
        new(
            RowFileProblem.OutFileNotWritten, path,
            $"'{path}' cannot be written: {cause.Message.TrimEnd('.')}. Check the folder, its permissions and the room "
            + "on its disk. Rows that were complete are kept.",
            cause);

    internal static RowFileException Removed(string path) =>
        new(
            RowFileProblem.OutFileNotWritten, path,
            $"'{path}' was removed while rows were written to it, and they would be lost with it. Run the command "
            + "again.");

    internal static RowFileException Exists(string path) =>
        new(
            RowFileProblem.OutFileExists, path,
            $"'{path}' is there already. Give another name, use -Append, or leave out -NoClobber to replace it.");

    internal static RowFileException ReadOnly(string path) =>
        new(
            RowFileProblem.OutFileReadOnly, path,
            $"'{path}' is read-only. Make it writable, or give another name.");

    internal static RowFileException Unsuitable(string path, string why, Exception? cause = null) =>
        new(
            RowFileProblem.OutFileColumnsDiffer, path,
            $"Rows cannot be added to '{path}': {why}. It was left as it was. Give another name, or leave out -Append "
            + "to replace it.",
            cause);
}
