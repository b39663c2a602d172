namespace LinkTools.Core.Frontiers;

/// <summary>
/// Keeps a second crawl from using a state file. It is a lock of the system on a file beside it, so it ends with the
/// process, however that ends. Readers are not affected.
/// </summary>
internal sealed class StateLock : IDisposable
{
    private readonly FileStream _file;

    /// <exception cref="CrawlStateException">Another crawl has the lock, or the folder is read-only.</exception>
    public StateLock(string path)
    {
        try
        {
            _file = new FileStream(
                path + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (IsSharingViolation(exception))
        {
            throw new CrawlStateException(
                CrawlStateProblem.StateFileInUse,
                $"The state file '{path}' is in use by another crawl. Wait for that to end, or give another path.",
                exception);
        }
        catch (Exception exception) when (IsReadOnly(exception))
        {
            throw new CrawlStateException(
                CrawlStateProblem.StateFileReadOnly,
                $"The folder of the state file '{path}' is read-only. Allow writing to it, or give another path.",
                exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CrawlStateException(
                CrawlStateProblem.StateFileUnusable,
                $"The state file '{path}' cannot be used: {exception.Message.TrimEnd('.')}. Check the path and its "
                + "permissions.",
                exception);
        }
    }

    public void Dispose() => _file.Dispose();

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; EAGAIN of Linux, and of macOS.
    internal static bool IsSharingViolation(IOException exception) => OperatingSystem.IsWindows()
        ? (exception.HResult & 0xFFFF) is 32 or 33
        : exception.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);

    // ERROR_WRITE_PROTECT; EROFS.
    internal static bool IsReadOnly(Exception exception) => exception is UnauthorizedAccessException
        || (exception is IOException && (OperatingSystem.IsWindows()
            ? (exception.HResult & 0xFFFF) == 19
            : exception.HResult == 30));
}
