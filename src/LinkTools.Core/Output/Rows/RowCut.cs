using System.Security.Cryptography;
using LinkTools.Core.Frontiers;

namespace LinkTools.Core.Output.Rows;

/// <summary>
/// Removes rows of a killed process from a file: a copy without them is made, recorded, and then replaces the file. A
/// kill at any moment loses nothing, and removes nothing twice.
/// </summary>
internal static class RowCut
{
    private const int BufferBytes = 128 << 10;

    /// <summary>
    /// Completes a cut that was recorded, and makes the copy for the next; returns the file as it will be.
    /// </summary>
    /// <exception cref="RowFileException">The copy cannot be made; the file has not changed.</exception>
    public static OutputMark Prepare(OutputMark mark)
    {
        try
        {
            Finish(mark);
            // Delete copies that were never recorded.
            var folder = Path.GetDirectoryName(mark.Path)!;
            foreach (var left in Directory.Exists(folder)
                ? Directory.EnumerateFiles(folder, $"{Path.GetFileName(mark.Path)}.*.cut") : [])
                File.Delete(left);
            if (mark.Refused.Count == 0 || !File.Exists(mark.Path) || new FileInfo(mark.Path).Length < mark.Bytes)
                return mark with { Copy = null };
            var copy = $"{mark.Path}.{RandomNumberGenerator.GetHexString(8, lowercase: true)}.cut";
            return mark with { Bytes = Write(mark, copy), Refused = [], Copy = copy };
        }
        catch (Exception exception) when (RowFile.IsFault(exception))
        {
            throw RowFileException.NotWritten(mark.Path, exception);
        }
    }

    /// <summary>Replaces the file by the copy, if there is one; otherwise that was done before.</summary>
    /// <exception cref="RowFileException">The file cannot be replaced.</exception>
    public static void Finish(OutputMark mark)
    {
        try
        {
            if (mark.Copy is not null && File.Exists(mark.Copy))
                File.Move(mark.Copy, mark.Path, overwrite: true);
        }
        catch (Exception exception) when (RowFile.IsFault(exception))
        {
            throw RowFileException.NotWritten(mark.Path, exception);
        }
    }

    private static long Write(OutputMark mark, string path)
    {
        using var from = new FileStream(mark.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using var to = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        var position = 0L;
        foreach (var cut in mark.Refused.OrderBy(static cut => cut.From))
        {
            Copy(from, to, position, Math.Min(cut.From, mark.Bytes));
            position = Math.Max(position, cut.To);
        }

        Copy(from, to, position, mark.Bytes);
        to.Flush(flushToDisk: true);
        return to.Length;
    }

    private static void Copy(FileStream from, FileStream to, long start, long end)
    {
        var buffer = new byte[BufferBytes];
        from.Position = Math.Min(start, from.Length);
        while (from.Position < end)
        {
            var read = from.Read(buffer, 0, (int)Math.Min(buffer.Length, end - from.Position));
            if (read == 0)
                return;
            to.Write(buffer, 0, read);
        }
    }
}
