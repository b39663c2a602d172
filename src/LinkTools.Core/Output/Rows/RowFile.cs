using System.IO.Compression;
using System.Text;
using LinkTools.Core.Pages;

namespace LinkTools.Core.Output.Rows;

/// <summary>
/// A file of rows. What belongs together, a page's rows, is written between two calls of <see cref="EndUnit"/>: when
/// something goes wrong, the file ends with the last whole unit, and so never with a cut line. May be used by many
/// threads, but a unit by one.
/// </summary>
public sealed class RowFile : IDisposable
{
    /// <summary>Bytes of rows in one member of a compressed file: enough to compress well.</summary>
    private const int MemberBytes = 256 << 10;

    /// <summary>A member without content (RFC 1952, 2.3), of no known system.</summary>
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

    /// <summary>How many bytes of the file are whole units, as far as they have been given to the system.</summary>
    public long WholeBytes
    {
        get
        {
            lock (_gate)
                return _whole;
        }
    }

    /// <summary>
    /// Where the last whole unit stands, without the header line; in a compressed file it has no place of its own.
    /// </summary>
    public RowSpan LastUnit
    {
        get
        {
            lock (_gate)
                return new RowSpan(Math.Min(_unitStart, _whole), _whole);
        }
    }

    /// <summary>Makes rows for this file; as many writers at a time as are wanted.</summary>
    public RowWriter NewWriter() => RowWriter.Create(_settings.Name.Format, _rows);

    /// <summary>Writes all rows that were made with a writer of this file.</summary>
    /// <exception cref="RowFileException">They cannot be written; the file ends with the last whole unit.</exception>
    public void Write(RowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Write(rows.Buffer.Bytes);
        rows.Buffer.CutTo(0);
    }

    /// <summary>Writes whole rows that were made with a writer of this file, as UTF-8.</summary>
    /// <exception cref="RowFileException">They cannot be written; the file ends with the last whole unit.</exception>
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

    /// <summary>Ends a unit: what was written is kept from now on.</summary>
    /// <exception cref="RowFileException">It cannot be written; the file ends with the last whole unit.</exception>
    public void EndUnit()
    {
        lock (_gate)
        {
            ThrowIfUnusable();
            // One without rows stands nowhere.
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
    /// Gives all whole units to the system. Gives how many bytes of the file those are; where a unit is being written,
    /// they end before it.
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

    /// <summary>Waits until the disk has what was given to the system, and finds that the file is still there.
    /// </summary>
    /// <exception cref="RowFileException">It is not, or the disk does not take it.</exception>
    public void Sync()
    {
        try
        {
            // Not under the lock: rows may be written meanwhile.
            RandomAccess.FlushToDisk(_file.SafeFileHandle);
        }
        catch (Exception exception) when (IsFault(exception) || exception is ObjectDisposedException)
        {
            lock (_gate)
                throw Fail(exception);
        }

        // The system goes on writing into a file that somebody has removed.
        if (!File.Exists(_settings.Path))
            throw RowFileException.Removed(_settings.Path);
    }

    /// <summary>Writes what is still to be written, and finds that the file is there.</summary>
    /// <exception cref="RowFileException">It is not, or cannot be written.</exception>
    public void Complete()
    {
        lock (_gate)
        {
            Flush();
            // An empty file is no gzip file.
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

    /// <summary>Closes the file; of a unit that was not ended nothing is left.</summary>
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
                // Whoever leaves without Complete has an error of his own to tell.
            }

            if (_isUnitOpen)
                CutToWhole();
            _file.Dispose();
        }
    }

    /// <summary>True for what files throw when they cannot be written.</summary>
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
        // What a member still holds must not come after the cut.
        _member = null;
        try
        {
            _file.SetLength(_whole);
        }
        catch (Exception exception) when (IsFault(exception))
        {
            // The reason why is told already.
        }
    }
}
