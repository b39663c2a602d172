using LinkTools.Core.Frontiers;

namespace LinkTools.Core.Output.Rows;

/// <summary>Opens files of rows.</summary>
public static class RowFiles
{
    /// <summary>Opens a file to write into.</summary>
    /// <exception cref="RowFileException">It cannot be used; its content has not changed.</exception>
    public static RowFile Open(RowFileSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        CheckFree(settings);
        return Open(settings, settings.Appends ? null : 0, checksEnd: true);
    }

    /// <summary>Opens the file of a resumed crawl, after its first <paramref name="whole"/> bytes.</summary>
    /// <param name="settings">The file.</param>
    /// <param name="whole">How many bytes belong to completed pages; the rest is cut off.</param>
    /// <param name="isFirst">True if the crawl has not written to it yet.</param>
    /// <exception cref="RowFileException">It cannot be used; its content has not changed.</exception>
    /// <exception cref="CrawlStateException">It is not the file that the crawl has written.</exception>
    public static RowFile GoOn(RowFileSettings settings, long whole, bool isFirst)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var length = File.Exists(settings.Path) ? new FileInfo(settings.Path).Length : -1;
        if (length < whole && (whole > 0 || length >= 0))
            throw Mismatch(length < 0 ? "does not exist" : $"has {Plural.Of(length, "byte")}");
        try
        {
            return Open(settings, whole, checksEnd: isFirst || !settings.Name.IsCompressed);
        }
        catch (RowFileException exception) when (exception.Problem == RowFileProblem.OutFileColumnsDiffer && !isFirst)
        {
            throw Mismatch("has other content", exception);
        }

        CrawlStateException Mismatch(string what, Exception? cause = null) =>
            new(
                CrawlStateProblem.OutFileMismatch,
                $"The crawl has written {Plural.Of(whole, "byte")} to '{settings.Path}', and that file now {what}. "
                + "Put the file "
                + "back as the crawl left it, or start again with another state file.",
                cause);
    }

    /// <summary>
    /// Checks whether a file may be opened with <see cref="Open(RowFileSettings)"/>, without opening it.
    /// </summary>
    /// <exception cref="RowFileException">It may not.</exception>
    public static void CheckFree(RowFileSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.KeepsExisting && !settings.Appends && Path.Exists(settings.Path))
            throw RowFileException.Exists(settings.Path);
    }

    private static RowFile Open(RowFileSettings settings, long? whole, bool checksEnd)
    {
        FileStream? file = null;
        try
        {
            if (File.Exists(settings.Path) && (File.GetAttributes(settings.Path) & FileAttributes.ReadOnly) != 0)
                throw RowFileException.ReadOnly(settings.Path);
            // Without a buffer of .NET: the system has what was written, also after a kill.
            file = new FileStream(
                settings.Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            if (!file.CanSeek)
                throw new IOException("It is not a regular file");
            var end = Math.Min(whole ?? file.Length, file.Length);
            // Examined before anything is cut off.
            var existing = end == 0 ? null : ExistingRows.Read(file, end, settings, checksEnd);
            if (end < file.Length)
                file.SetLength(end);
            return new RowFile(settings, file, existing);
        }
        catch (Exception exception) when (RowFile.IsFault(exception))
        {
            file?.Dispose();
            throw exception as RowFileException ?? RowFileException.NotWritten(settings.Path, exception);
        }
    }
}
