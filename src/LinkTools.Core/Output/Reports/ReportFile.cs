namespace LinkTools.Core.Output.Reports;

/// <summary>
/// A report that is written beside its place, and takes it only when it is whole: whoever looks there sees the old
/// report or the new one, never half of one.
/// </summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _temporary;
    private readonly FileStream _stream;
    private readonly IReportWriter _writer;
    private readonly bool _replacesReadOnly;
    private bool _isComplete;

    /// <exception cref="IOException">The folder is missing, full or may not be written to.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public ReportFile(string path, ReportFormat format, ReportOptions options, bool replacesReadOnly)
    {
        (Path, _replacesReadOnly) = (path, replacesReadOnly);
        if (Directory.Exists(path))
            throw new IOException("It is a folder");
        if (!replacesReadOnly && IsReadOnly(path))
            throw new UnauthorizedAccessException("The file there is read-only; -Force replaces it");
        _temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 64 << 10);
        try
        {
            _writer = ReportFormats.Open(format, _stream, $"{_temporary}-rows", options);
        }
        catch
        {
            _stream.Dispose();
            File.Delete(_temporary);
            throw;
        }
    }

    /// <summary>Where the report will be.</summary>
    public string Path { get; }

    public void Add(LinkCheck link) => _writer.Add(link);

    /// <summary>Writes the rest, and puts the report in its place.</summary>
    public void Complete(ReportTotals totals)
    {
        _writer.Complete(totals);
        _writer.Dispose();
        _stream.Dispose();
        if (_replacesReadOnly && IsReadOnly(Path))
            File.SetAttributes(Path, File.GetAttributes(Path) & ~FileAttributes.ReadOnly);
        File.Move(_temporary, Path, overwrite: true);
        _isComplete = true;
    }

    /// <summary>Leaves nothing behind of a report that is not complete.</summary>
    public void Dispose()
    {
        if (_isComplete)
            return;
        try
        {
            _writer.Dispose();
            _stream.Dispose();
        }
        catch (IOException)
        {
            // A full disk keeps the rest from being written, and nobody wants the rest.
        }

        File.Delete(_temporary);
        File.Delete($"{_temporary}-rows");
    }

    private static bool IsReadOnly(string path) =>
        File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0;
}
