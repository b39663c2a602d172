using System.Collections.Concurrent;
using LinkTools.Core.Crawling;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Links;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Output.Rows;

/// <summary>
/// The file that the links of a run are written to. Rows are made on the threads that read pages; those of a large page
/// in parts, when it is written. Pages are written one after the other, in the order of <see cref="Write"/>.
/// </summary>
/// <param name="settings">The file.</param>
public sealed class LinkOutput(RowFileSettings settings) : ICrawlOutput, IDisposable
{
    /// <summary>A page with more links than this is written in parts.</summary>
    private const int LinksAtOnce = 4096;

    /// <summary>The size of a part in bytes.</summary>
    private const int PieceBytes = 256 << 10;

    private readonly ConcurrentBag<RowWriter> _writers = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _failed = new();
    private RowFile? _file;
    private OutputMark? _mark;
    private RowLedger? _ledger;
    private Task _recording = Task.CompletedTask;
    private bool _isFirst;

    /// <inheritdoc/>
    public OutputMark Find(StoredOutputs known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (known.Marks.FirstOrDefault(mark => mark.Path == settings.Path) is { } mark)
        {
            return mark.Format == settings.Description
                ? _mark = RowCut.Prepare(mark)
                : throw Mismatch($"written as '{mark.Format}', and not as '{settings.Description}'");
        }

        if (known.HasEndedPages)
            throw Mismatch(
                known.Marks is [var other, ..]
                    ? $"written to '{other.Path}', and not to '{settings.Path}'"
                    : $"not written to '{settings.Path}' from the start");
        RowFiles.CheckFree(settings);
        _isFirst = true;
        var start = settings.Appends && File.Exists(settings.Path) ? new FileInfo(settings.Path).Length : 0;
        return _mark = new OutputMark(settings.Path, settings.Description, start);
    }

    /// <inheritdoc/>
    public void Open()
    {
        if (_mark is not null)
            RowCut.Finish(_mark);
        _file = _mark is null ? RowFiles.Open(settings) : RowFiles.GoOn(settings, _mark.Bytes, _isFirst);
    }

    /// <summary>
    /// The rows of a page's links; null for a page with so many that they are made while it is written.
    /// </summary>
    public PageRows? MakeRows(PageLinks links)
    {
        ArgumentNullException.ThrowIfNull(links);
        if (links.Count > LinksAtOnce || _file is null)
            return null;
        return MakeRows(writer =>
        {
            foreach (var link in links.Resolve())
                LinkColumns.Write(writer, link);
        });
    }

    /// <summary>Makes rows of another kind for a page, after the file has been opened.</summary>
    /// <param name="write">Writes the rows.</param>
    public PageRows MakeRows(Action<RowWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (!_writers.TryTake(out var writer))
            writer = _file!.NewWriter();
        write(writer);
        var length = writer.Length;
        var rows = new PageRows(writer.Buffer.Take(), length);
        _writers.Add(writer);
        return rows;
    }

    /// <summary>Cancelled when rows or pages can no longer be recorded, so the run must end.</summary>
    public CancellationToken Failed => _failed.Token;

    /// <summary>Begins to record pages in the state of the crawl, after the file has been opened.</summary>
    /// <param name="record">Records pages together with the length of the file; all or none.</param>
    /// <param name="time">The clock.</param>
    public void StartRecording(Func<IReadOnlyList<PageResult>, OutputMark, ValueTask> record, TimeProvider time)
    {
        _ledger = new RowLedger(_file!, _mark!, record, time);
        _recording = RecordUntilStoppedAsync(_ledger);
    }

    /// <summary>Records what is written and delivered, and stops recording.</summary>
    /// <exception cref="RowFileException">The rows cannot be written to the disk.</exception>
    /// <exception cref="CrawlStateException">The state file cannot be written.</exception>
    public async Task StopRecordingAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _recording.ConfigureAwait(false);
        if (_ledger is not null)
            await _ledger.RecordAsync().ConfigureAwait(false);
    }

    /// <summary>Writes the rows of a page that has ended, and frees their memory.</summary>
    /// <param name="page">The page. If its links were objects, they are still there afterwards.</param>
    /// <exception cref="RowFileException">They cannot be written; the file ends with the last complete
    /// page.</exception>
    public void Write(PageResult page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var file = _file!;
        if (page.Rows is null && page.Links.Count > 0)
            WritePieces(file, PageLinks.Of(page.Links));
        if (_ledger is null)
            End();
        else
            _ledger.End(page, End);

        void End()
        {
            if (page.Rows is { } rows)
                file.Write(rows.Bytes);
            page.Rows?.Dispose();
            file.EndUnit();
        }
    }

    /// <summary>Says that the links of the next page have also gone down the pipeline.</summary>
    public void Deliver() => _ledger?.Deliver();

    /// <summary>Writes what is still buffered.</summary>
    /// <exception cref="RowFileException">It cannot be written.</exception>
    public void Complete() => _file?.Complete();

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        foreach (var writer in _writers)
            writer.Dispose();
        _stop.Dispose();
        _failed.Dispose();
    }

    private async Task RecordUntilStoppedAsync(RowLedger ledger)
    {
        try
        {
            await ledger.RunAsync(_stop.Token).ConfigureAwait(false);
        }
        catch
        {
            await _failed.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static void WritePieces(RowFile file, PageLinks links)
    {
        // So that nothing but this page is lost if it cannot be written.
        file.Flush();
        using var writer = file.NewWriter();
        foreach (var link in links.Resolve())
        {
            LinkColumns.Write(writer, link);
            if (writer.Length >= PieceBytes)
                file.Write(writer);
        }

        file.Write(writer);
    }

    private static CrawlStateException Mismatch(string what) =>
        new(
            CrawlStateProblem.OutFileMismatch,
            $"The links that this crawl has found so far were {what}. Give the same file, or start again with another "
            + "state file.");
}
