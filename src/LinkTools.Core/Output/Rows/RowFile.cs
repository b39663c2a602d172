using System.IO.Compression;
using System.Text;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Output.Rows;

/// <summary>
/// A file of rows. Rows that belong together, those of a page, are written between two calls of <see cref="EndUnit"/>.
/// After an error, the file ends with the last complete unit, and never with half a line. Thread-safe, but only one
/// thread may write a unit.
/// </summary>
public sealed class RowFile : IDisposable
{
    /// <summary>How many bytes of rows are in one member of a compressed file: enough to compress well.</summary>
    private const int MemberBytes = 256 << 10;

    /// <summary>A member without content (RFC 1952, 2.3), of an unknown system.</summary>
    private static readonly byte[] EmptyMember =
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly object _gate = new();
    private readonly RowFileSettings _settings;
    private readonly FileStream _file;
    private readonly Encoding? _encoding;
    private readonly RowSettings _rows;
    private GZipStream? _member;
    private long _memberBytes, _whole, _unitStart;
    private bool _isHeadWritten, _isUnitOpen, _isDisposed;
    private byte[] _lead = [];
    private RowFileException? _fault;

    internal RowFile(RowFileSettings settings, FileStream file, ExistingRows? existing)
    {
        (_settings, _file) = (settings, file);
        _isHeadWritten = existing is not null;
        var encoding = existing is null ? settings.Encoding : existing.Encoding;
        _encoding = encoding is null || RowFileSettings.IsPlainUtf8(encoding) ? null : encoding;
        _whole = file.Length;
        file.Position = _whole;
        if (existing is { LacksLineEnd: true })
            _lead = Encoding.UTF8.GetBytes(Environment.NewLine);
        _rows = new RowSettings
        {
            Columns = settings.Columns,
            Order = existing?.Order,
            EscapesFormulas = settings.EscapesFormulas,
            Culture = settings.Culture,
        };
    }

    /// <summary>How many bytes of the file are complete units that have been passed to the system.</summary>
    public long WholeBytes
    {
        get
        {
            lock (_gate)
                return _whole;
        }
    }

    /// <summary>
    /// Where the last complete unit is, without the header line; in a compressed file, units have no offsets.
    /// </summary>
    public RowSpan LastUnit
    {
        get
        {
            lock (_gate)
                return new RowSpan(Math.Min(_unitStart, _whole), _whole);
        }
    }

    /// <summary>Creates a writer of rows for this file; several may be used at the same time.</summary>
    public RowWriter NewWriter() => RowWriter.Create(_settings.Name.Format, _rows);

    /// <summary>Writes all rows that were made with a writer of this file.</summary>
    /// <exception cref="RowFileException">They cannot be written; the file ends with the last complete
    /// unit.</exception>
    public void Write(RowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Write(rows.Buffer.Bytes);
        rows.Buffer.CutTo(0);
    }

    /// <summary>Writes complete rows that were made with a writer of this file, as UTF-8.</summary>
    /// <exception cref="RowFileException">They cannot be written; the file ends with the last complete
    /// unit.</exception>
    public void Write(ReadOnlySpan<byte> rows)
    {
        if (rows.IsEmpty)
            return;
        lock (_gate)
        {
            ThrowIfUnusable();
            try
            {
                if (!_isHeadWritten)
                    WriteHead();
                if (_lead.Length > 0)
                    Encode(_lead);
                _lead = [];
                if (!_isUnitOpen)
                    _unitStart = _file.Position;
                _isUnitOpen = true;
                Encode(rows);
            }
            catch (Exception exception) when (IsFault(exception))
            {
                throw Fail(exception);
            }
        }
    }

    /// <summary>Ends a unit: what was written stays in the file from now on.</summary>
    /// <exception cref="RowFileException">It cannot be written; the file ends with the last complete unit.</exception>
    public void EndUnit()
    {
        lock (_gate)
        {
            ThrowIfUnusable();
            // A unit without rows has no place in the file.
            if (!_isUnitOpen)
                _unitStart = _whole;
            _isUnitOpen = false;
            if (_member is null)
                _whole = _file.Position;
            else if (_memberBytes >= MemberBytes)
                Flush();
        }
    }

    /// <summary>
    /// Passes all complete units to the system, and returns how many bytes of the file these are. They end before a
    /// unit that is being written.
    /// </summary>
    /// <exception cref="RowFileException">They cannot be written.</exception>
    public long Flush()
    {
        lock (_gate)
        {
            ThrowIfUnusable();
            if (!_isUnitOpen)
                CloseMember();
            return _whole;
        }
    }

    /// <summary>
    /// Waits until the disk has what was passed to the system, and checks whether the file still exists.
    /// </summary>
    /// <exception cref="RowFileException">It does not exist, or the disk cannot store it.</exception>
    public void Sync()
    {
        try
        {
            // Not under the lock, so that rows can be written meanwhile.
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
        }
        catch (Exception exception) when (IsFault(exception) || exception is ObjectDisposedException)
        {
            lock (_gate)
                throw Fail(exception);
        }

        // The system continues to write into a file that somebody has removed.
        if (!File.Exists(_settings.Path))
            throw RowFileException.Removed(_settings.Path);
    }

    /// <summary>Writes what is still buffered, and checks whether the file exists.</summary>
    /// <exception cref="RowFileException">It does not exist, or cannot be written.</exception>
    public void Complete()
    {
        lock (_gate)
        {
            Flush();
            // An empty file is not a gzip file.
            if (_settings.Name.IsCompressed && _file.Length == 0)
            {
                try
                {
                    _file.Write(EmptyMember);
                    _whole = _file.Position;
                }
                catch (Exception exception) when (IsFault(exception))
                {
                    throw Fail(exception);
                }
            }
        }

        if (!File.Exists(_settings.Path))
            throw RowFileException.Removed(_settings.Path);
    }

    /// <summary>Closes the file; a unit that was not ended is removed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            try
            {
                if (_fault is null && !_isUnitOpen)
                    CloseMember();
            }
            catch (RowFileException)
            {
                // Without Complete, the caller has an error of its own to report.
            }

            if (_isUnitOpen)
                CutToWhole();
            _file.Dispose();
        }
    }

    /// <summary>True for the exceptions of files that cannot be written.</summary>
    internal static bool IsFault(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private void WriteHead()
    {
        if (_encoding is { Preamble.IsEmpty: false })
            WriteBytes(_encoding.Preamble);
        using var writer = NewWriter();
        writer.WriteHeader();
        Encode(writer.Buffer.Bytes);
        _isHeadWritten = true;
    }

    private void Encode(ReadOnlySpan<byte> rows) =>
        WriteBytes(_encoding is null ? rows : _encoding.GetBytes(Encoding.UTF8.GetString(rows)));

    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        if (!_settings.Name.IsCompressed)
        {
            _file.Write(bytes);
            return;
        }

        _member ??= new GZipStream(_file, CompressionLevel.Optimal, leaveOpen: true);
        _member.Write(bytes);
        _memberBytes += bytes.Length;
    }

    private void CloseMember()
    {
        if (_member is null)
            return;
        try
        {
            _member.Dispose();
            (_member, _memberBytes) = (null, 0);
            _whole = _file.Position;
        }
        catch (Exception exception) when (IsFault(exception))
        {
            throw Fail(exception);
        }
    }

    private void ThrowIfUnusable()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_fault is not null)
            throw _fault;
    }

    private RowFileException Fail(Exception exception)
    {
        if (_fault is not null)
            return _fault;
        CutToWhole();
        return _fault = RowFileException.NotWritten(_settings.Path, exception);
    }

    private void CutToWhole()
    {
        // What the member still buffers must not be written after the cut.
        _member = null;
        try
        {
            _file.SetLength(_whole);
        }
        catch (Exception exception) when (IsFault(exception))
        {
            // The first error is reported already.
        }
    }
}
