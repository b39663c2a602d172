namespace LinkTools.Core.Output.Reports;

/// <summary>
/// A report that is written to a temporary file and moved to its path when it is complete: a reader sees the old report
/// or the new one, never a part.
/// </summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _temporary;
    private readonly FileStream _stream;
    private readonly IReportWriter _writer;
    private readonly bool _replacesReadOnly;
    private bool _isComplete;

    /// <exception cref="IOException">The folder does not exist, is full, or is read-only.</exception>
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

    /// <summary>The path of the report.</summary>
    public string Path { get; }

    public void Add(LinkCheck link) => _writer.Add(link);

    /// <summary>Completes the report, and moves it to its path.</summary>
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

    /// <summary>Deletes a report that is not complete.</summary>
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
            // If the disk is full, the rest cannot be written, and it is not needed.
        }

        File.Delete(_temporary);
        File.Delete($"{_temporary}-rows");
    }

    private static bool IsReadOnly(string path) =>
        File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0;
}
