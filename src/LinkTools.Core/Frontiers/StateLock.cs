namespace LinkTools.Core.Frontiers;

/// <summary>
/// Keeps a second crawl away from a state file. The lock is the system's, on a file beside it, so it ends with the
/// process however that ends; readers do not mind it.
/// </summary>
internal sealed class StateLock : IDisposable
{
    private readonly FileStream _file;

    /// <exception cref="CrawlStateException">Another crawl holds it, or the folder cannot be written to.</exception>
    public StateLock(string path)
    {
        try
        {
            _file = new FileStream(
                path + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1,
                FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (
            exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            throw new CrawlStateException(
                CrawlStateProblem.StateFileInUse,
                $"The state file '{path}' is in use by another crawl. Wait for that to end, or give another path.",
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
}
