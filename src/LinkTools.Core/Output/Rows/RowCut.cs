using System.Security.Cryptography;
using LinkTools.Core.Frontiers;

namespace LinkTools.Core.Output.Rows;

/// <summary>
/// Cuts rows out of a file that were refused: a copy without them is made, recorded, and then takes the file's place. A
/// kill anywhere in between loses nothing, and cuts nothing twice.
/// </summary>
internal static class RowCut
{
    private const int BufferBytes = 128 << 10;

    /// <summary>Finishes a cut that was recorded, and makes the copy for the next; gives the file as it will be.
    /// </summary>
    /// <exception cref="RowFileException">The copy cannot be made; the file is as it was.</exception>
    public static OutputMark Prepare(OutputMark mark)
    {
        try
        {
            Finish(mark);
            // Copies that were never recorded.
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

    /// <summary>Puts the copy in the file's place, where it is there; else that was done before.</summary>
    /// <exception cref="RowFileException">It cannot be done.</exception>
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
